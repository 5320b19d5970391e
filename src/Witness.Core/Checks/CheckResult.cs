using System.Net;

namespace Witness.Core.Checks;

/// <summary>The answer of one check of one address in one round, after the retries.</summary>
/// <param name="Check">The kind of check: <c>https</c>, <c>ping</c>, <c>ssh</c> or <c>tcp</c>.</param>
/// <param name="Address">The address that was asked.</param>
/// <param name="Role">Whether a failure strikes.</param>
/// <param name="Outcome">Passed, failed or unknown.</param>
/// <param name="Took">How long the last try took.</param>
/// <param name="Detail">What happened, in words; see <see cref="CheckAnswer.Detail"/>.</param>
/// <param name="Evidence">What the last try saw on its way.</param>
/// <param name="Tries">How many times it was asked in this round, at least 1.</param>
public sealed record CheckResult(
    string Check,
    IPAddress Address,
    CheckRole Role,
    CheckOutcome Outcome,
    TimeSpan Took,
    string Detail,
    CheckEvidence? Evidence = null,
    int Tries = 1
)
{
    /// <summary>As in the history: <c>https 203.0.113.11: no answer within 10 s</c>.</summary>
    public override string ToString() => $"{Check} {Address}: {Detail}";
}
