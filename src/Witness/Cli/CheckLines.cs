using Spectre.Console;
using Witness.Core;
using Witness.Core.Checks;

namespace Witness.Cli;

/// <summary>What a check saw, for people: how far it came, how long that took, and what went wrong, in words.</summary>
internal static class CheckLines
{
    private const string Indent = "    ";
    private const string Below = "           ";

    /// <summary>Writes one answer, or the same one of several rounds with the range of its times.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="alike">The answer in each round, at least one.</param>
    public static void Write(Terminal terminal, IReadOnlyList<CheckResult> alike)
    {
        var first = alike[0];
        var isPass = first.Outcome == CheckOutcome.Passed;
        var took = Range(alike, result => result.Took);
        var role = first.Role == CheckRole.Gate ? "" : ", evidence only";
        terminal.Say(
            $"{Indent}{Phrase.Of(first.Outcome), -6} {first.Check} {first.Address}{role}{(isPass ? $" in {took}" : "")}: {first.Detail}",
            Below.Length,
            first.Outcome switch
            {
                CheckOutcome.Failed => Color.Red,
                CheckOutcome.Unknown => Color.Yellow,
                _ => null,
            }
        );
        var seen = string.Join(", ", Seen(alike, isPass, took));
        if (seen.Length > 0)
        {
            terminal.Say(Below + seen, Below.Length);
        }

        if (CertificateOf(first.Evidence) is { } certificate)
        {
            terminal.Say(Below + certificate, Below.Length);
        }
    }

    private static IEnumerable<string> Seen(IReadOnlyList<CheckResult> alike, bool isPass, string? took)
    {
        var tries = alike.Max(result => result.Tries);
        string?[] parts =
        [
            isPass || alike[0].Evidence is null ? null : $"reached {alike[0].Evidence!.Phase}",
            TimeOf("connect", Range(alike, result => result.Evidence?.Connect)),
            TimeOf("TLS", Range(alike, result => result.Evidence?.Tls)),
            // Without a connection, as with a ping, it is how long the check took.
            alike[0].Evidence?.Connect
                is null
                ? null
                : TimeOf("first byte", Range(alike, result => result.Evidence?.FirstByte)),
            alike[0].Evidence?.HttpStatus is { } status ? $"status {status}" : null,
            isPass ? null : $"ended after {took}",
            tries > 1 ? $"asked {tries} times" : null,
        ];
        return parts.OfType<string>();
    }

    private static string? CertificateOf(CheckEvidence? seen) =>
        seen?.CertificateExpires is { } expires
            ? $"certificate {seen.CertificateSubject} until {Phrase.Of(expires)}"
            : null;

    private static string? TimeOf(string name, string? time) => time is null ? null : $"{name} {time}";

    private static string? Range(IEnumerable<CheckResult> alike, Func<CheckResult, TimeSpan?> timeOf)
    {
        TimeSpan? shortest = null;
        TimeSpan? longest = null;
        foreach (var result in alike)
        {
            var time = timeOf(result);
            shortest = shortest < time ? shortest : time ?? shortest;
            longest = longest > time ? longest : time ?? longest;
        }

        if (shortest is null || longest is null)
        {
            return null;
        }

        var (least, most) = (Phrase.Of(shortest.Value), Phrase.Of(longest.Value));
        var unit = most[most.LastIndexOf(' ')..];
        return least == most ? least
            : least.EndsWith(unit, StringComparison.Ordinal) ? $"{least[..^unit.Length]} to {most}"
            : $"{least} to {most}";
    }
}
