using Spectre.Console;
using Witness.Core;
using Witness.Doctor;

namespace Witness.Cli;

/// <summary>Doctor's findings for people: a line each, and a last one that counts them.</summary>
internal static class DoctorView
{
    /// <summary>Prints them.</summary>
    public static void Write(Terminal terminal, IReadOnlyList<Finding> findings)
    {
        var width = findings.Max(finding => finding.Subject.Length);
        foreach (var finding in findings)
        {
            var head = $"{WordOf(finding.Level), -4}  {finding.Subject.PadRight(width)}  ";
            terminal.Say(new Cell(head, ColourOf(finding.Level)), finding.ToString());
        }

        terminal.Say(
            $"{CountOf(findings, FindingLevel.Ok)} ok, {Phrase.Of(CountOf(findings, FindingLevel.Warn), "warning")}, {Phrase.Of(CountOf(findings, FindingLevel.Fail), "failure")}"
        );
    }

    /// <summary>A level as scripts see it.</summary>
    public static string WordOf(FindingLevel level) => Phrase.Of(level);

    private static int CountOf(IEnumerable<Finding> findings, FindingLevel level) =>
        findings.Count(finding => finding.Level == level);

    private static Color ColourOf(FindingLevel level) =>
        level switch
        {
            FindingLevel.Fail => Color.Red,
            FindingLevel.Warn => Color.Yellow,
            _ => Color.Green,
        };
}
