using Spectre.Console;
using Witness.Core;
using Witness.Status;

namespace Witness.Cli;

/// <summary>The cases of a node before one, as a list of what to type to see them.</summary>
internal static class EarlierCases
{
    private const int Most = 3;

    /// <summary>Prints the newest of them, and the last removal where it is none of these; nothing where there are none.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="one">The case that they came before.</param>
    public static void Write(Terminal terminal, Case one)
    {
        if (one.Earlier.Count == 0)
        {
            return;
        }

        var removal = one.Earlier.FirstOrDefault(span => span.IsRemoval);
        terminal.Say("");
        terminal.Say(
            $"{Phrase.Of(one.Earlier.Count, "earlier case")}{(one.Earlier.Count > Most ? $", of which the newest{(removal is null ? "" : " and the last removal")}" : "")}:",
            colour: Color.Grey
        );
        var place = one.Number;
        foreach (var span in one.Earlier)
        {
            place++;
            if (place > one.Number + Most && span != removal)
            {
                continue;
            }

            var what = span.IsRemoval ? "removed" : "strikes only";
            terminal.Say($"    {Phrase.Of(span.Began)}, {what}: witness why {one.Node} --case {place}");
        }
    }
}
