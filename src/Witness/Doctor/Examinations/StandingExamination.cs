using Witness.Core;
using Witness.Core.Strikes;
using Witness.Status;

namespace Witness.Doctor.Examinations;

/// <summary>What keeps nodes and zones from moving now: a freeze, an accident, a change that is not done.</summary>
internal sealed class StandingExamination : IExamination
{
    /// <inheritdoc />
    public string Subject => "rotation";

    /// <inheritdoc />
    public Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation)
    {
        var memory = patient.Ledger.Memory;
        var standings = memory.Standings.Values.OrderBy(standing => standing.Node, StringComparer.Ordinal);
        List<Finding> findings =
        [
            .. memory.Freeze is { } freeze
                ? new[] { Finding.Warn($"frozen {freeze}: no DNS change at all", "witness thaw ends it") }
                : [],
            .. memory.Accidents.Values.Select(accident => Finding.Fail("a zone looks damaged", accident.Why)),
            .. standings.SelectMany(standing => Examine(standing, patient)),
        ];
        return Task.FromResult<IReadOnlyList<Finding>>(
            findings.Count > 0 ? findings
            : patient.Ledger.Rounds.Count > 0 ? [Finding.Ok("nothing is frozen, held, out or on its way")]
            : []
        );
    }

    private static IEnumerable<Finding> Examine(Standing standing, Patient patient)
    {
        var failing = StatusReading.WaitingOf(standing).Where(zone => zone.Value.LastError is not null).ToList();
        foreach (var (zone, progress) in failing)
        {
            yield return Finding.Fail(
                $"{standing.Node} is {Phrase.Of(standing.Rotation)}, and zone {zone} is not changed yet: {progress.LastError}",
                "mend that; the daemon tries again by itself"
            );
        }

        if (standing.IsMoving && failing.Count == 0)
        {
            yield return Finding.Warn(
                $"{standing.Node} is {Phrase.Of(standing.Rotation)} since {Phrase.Of(standing.Since ?? patient.Now)}: {standing.Reason}",
                "the daemon goes on by itself; witness status says what it waits for"
            );
        }

        if (standing.Rotation == Rotation.Out)
        {
            yield return Finding.Warn(
                $"{standing.Node} is out since {Phrase.Of(standing.Since ?? patient.Now)}: {standing.Reason}",
                $"when it is well, witness readd {standing.Node}"
            );
        }

        if (standing.Held is { } held)
        {
            yield return Finding.Warn($"{standing.Node} is held {held}", $"witness release {standing.Node} ends it");
        }
    }
}
