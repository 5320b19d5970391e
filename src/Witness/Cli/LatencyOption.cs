using System.CommandLine;
using Witness.Core.Timelines;

namespace Witness.Cli;

/// <summary>The option <c>--latency [CHECK]</c>.</summary>
internal static class LatencyOption
{
    private static readonly string Kinds =
        $"{string.Join(", ", TimelineTally.Kinds.SkipLast(1))} or {TimelineTally.Kinds[^1]}";

    /// <summary>The option.</summary>
    public static Option<string?> Create()
    {
        var option = new Option<string?>("--latency")
        {
            Description =
                $"A line more for each node: how long a check took, {Kinds}; without a word the first of these that the node has.",
            HelpName = "CHECK",
            Arity = ArgumentArity.ZeroOrOne,
        };
        option.CompletionSources.Add([.. TimelineTally.Kinds]);
        option.Validators.Add(result =>
        {
            if (
                result.Tokens.Count == 1
                && !TimelineTally.Kinds.Contains(result.Tokens[0].Value, StringComparer.Ordinal)
            )
            {
                result.AddError(
                    $"--latency: '{result.Tokens[0].Value}' is no check: {Kinds}; names of nodes go before it"
                );
            }
        });
        return option;
    }
}
