using System.Collections.Concurrent;
using Witness.Core.Checks;
using Witness.Core.Ledger;

namespace Witness.Ledger;

/// <summary>
/// What this daemon has written down of each node's last answers. Most rounds find most nodes passing as they did in the
/// round before: these answers need not be written again, for the round's sight tells that they passed, and in what time.
/// </summary>
internal sealed class LastAnswers
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<CheckResult>> _kept = new(
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The observations that say something else than what is kept, or that hold a failure.</summary>
    public IReadOnlyList<Observation> NewsIn(IReadOnlyList<Observation> observations) =>
        [.. observations.Where(IsNews)];

    /// <summary>Remembers what an entry has written down, once it is committed.</summary>
    public void Kept(LedgerEntry entry)
    {
        foreach (var observation in entry.Observations)
        {
            _kept[observation.Node.Name] = observation.Results;
        }

        foreach (var node in entry.Forgotten)
        {
            _kept.TryRemove(node, out _);
        }
    }

    private bool IsNews(Observation observation)
    {
        if (!_kept.TryGetValue(observation.Node.Name, out var before) || before.Count != observation.Results.Count)
        {
            return true;
        }

        for (var place = 0; place < before.Count; place++)
        {
            if (!PassedAlike(before[place], observation.Results[place]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool PassedAlike(CheckResult before, CheckResult now) =>
        before.Outcome == CheckOutcome.Passed
        && now.Outcome == CheckOutcome.Passed
        && before.Check == now.Check
        && before.Role == now.Role
        && before.Tries == now.Tries
        && before.Detail == now.Detail
        && before.Address.Equals(now.Address)
        && before.Evidence?.HttpStatus == now.Evidence?.HttpStatus
        && before.Evidence?.CertificateExpires == now.Evidence?.CertificateExpires
        && before.Evidence?.CertificateSubject == now.Evidence?.CertificateSubject;
}
