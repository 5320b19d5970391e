using Witness.Core.Checks;

namespace Witness.Status;

/// <summary>What of a strike makes it like another one: everything but how long the answers took. Pure.</summary>
internal static class StrikeLikeness
{
    /// <summary>Of a strike's answers and its context.</summary>
    public static string Of(IEnumerable<CheckResult> results, StrikeContext? context) =>
        string.Join('\n', [.. results.Select(Of), Of(context)]);

    /// <summary>Of an answer. What a pass says may hold a time, and its status says enough.</summary>
    public static string Of(CheckResult result)
    {
        var seen = result.Evidence;
        var detail = result.Outcome == CheckOutcome.Passed ? "" : $"{result.Detail} {seen?.Phase}";
        return $"{result.Check} {result.Address} {result.Role} {result.Outcome} {seen?.HttpStatus} {seen?.CertificateSubject} {seen?.CertificateExpires:u} {detail}";
    }

    /// <summary>Of others and anchors.</summary>
    public static string Of(StrikeContext? context) =>
        context is null
            ? ""
            : string.Join(
                ' ',
                [
                    .. context.Others.Select(other => $"{other} {other.Outcome}"),
                    .. context.Anchors.Select(anchor => $"{anchor.Host} {anchor.Answered}"),
                ]
            );
}
