using System.Net;
using Witness.Core.Checks;

namespace Witness.Ledger.Stored;

/// <summary>The result of a check as kept. What is as usual is left out: the role gate, one try.</summary>
internal sealed record StoredResult(string Check, string Address, string Outcome, long Us, string Detail)
{
    public string? Role { get; init; }

    public long? Tries { get; init; }

    public StoredEvidence? Evidence { get; init; }

    public static StoredResult Of(CheckResult result) =>
        new(result.Check, result.Address.ToString(), result.Outcome.ToString(), result.Took.Kept(), result.Detail)
        {
            Role = result.Role == CheckRole.Gate ? null : result.Role.ToString(),
            Tries = result.Tries == 1 ? null : result.Tries,
            Evidence = result.Evidence is { } evidence ? StoredEvidence.Of(evidence) : null,
        };

    public CheckResult ToResult() =>
        new(
            Check,
            IPAddress.Parse(Address),
            Role is null ? CheckRole.Gate : Enum.Parse<CheckRole>(Role),
            Enum.Parse<CheckOutcome>(Outcome),
            TimeSpan.FromMicroseconds(Us),
            Detail,
            Evidence?.ToEvidence(),
            (int)(Tries ?? 1)
        );
}
