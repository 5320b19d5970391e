using Spectre.Console;
using Witness.Core;
using Witness.Status;

namespace Witness.Cli;

/// <summary>What else was seen in the round of a strike, for people.</summary>
internal static class ContextLines
{
    private const int MostNames = 8;

    /// <summary>Writes what the other nodes and the anchors did.</summary>
    public static void Write(Terminal terminal, StrikeContext? context)
    {
        if (context is null)
        {
            return;
        }

        terminal.Say($"    others: {OthersIn(context)}", hang: 8);
        if (context.Anchors.Count > 0)
        {
            var areAllThere = context.Answered == context.Anchors.Count;
            terminal.Say(
                areAllThere
                    ? $"    anchors: all answered ({string.Join(", ", context.Anchors.Select(anchor => anchor.Host))})"
                    : $"    anchors: {string.Join(", ", context.Anchors)}",
                hang: 8,
                areAllThere ? null : Color.Yellow
            );
        }
    }

    private static string OthersIn(StrikeContext context)
    {
        string[] parts =
        [
            .. Named("failed", context.Failed),
            .. Named("unknown", context.Unknown),
            .. Named("passed", context.Passed),
        ];
        return parts.Length == 0 ? "none were asked"
            : context.Passed.Count() is > MostNames and var all && parts.Length == 1 ? $"all {all} passed"
            : string.Join("; ", parts);
    }

    private static IEnumerable<string> Named(string word, IEnumerable<OtherNode> nodes)
    {
        var names = nodes.Select(node => node.ToString()).ToList();
        var more = names.Count - MostNames;
        if (names.Count > 0)
        {
            yield return $"{word} {Phrase.List(more > 0 ? [.. names.Take(MostNames), $"{more} more"] : names)}";
        }
    }
}
