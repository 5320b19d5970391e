using System.CommandLine;
using System.CommandLine.Completions;
using Witness.Configuration;
using Witness.Ledger.History;

namespace Witness.Cli;

/// <summary>The option <c>--kind</c> of the history: kinds of events, with commas between them or said several times.</summary>
internal static class KindOption
{
    private const string Name = "--kind";

    /// <summary>The option; without it all kinds are meant.</summary>
    public static Option<string[]> Create()
    {
        var option = new Option<string[]>(Name)
        {
            Description = $"Only these, with commas between: {string.Join(", ", HistoryKinds.All)}.",
            HelpName = "KIND",
            CustomParser = result =>
            {
                string[] kinds = [.. result.Tokens.SelectMany(token => token.Value.Split(',')).Select(Lowered)];
                if (
                    Array.Find(kinds, kind => !HistoryKinds.All.Contains(kind, StringComparer.Ordinal)) is not { } wrong
                )
                {
                    return kinds;
                }

                result.AddError($"{Name}: there is no kind '{wrong}': {Nearest.Advice(wrong, HistoryKinds.All)}");
                return null;
            },
        };
        option.CompletionSources.Add(_ => HistoryKinds.All.Select(kind => new CompletionItem(kind)));
        return option;
    }

    private static string Lowered(string kind) => kind.Trim().ToLowerInvariant();
}
