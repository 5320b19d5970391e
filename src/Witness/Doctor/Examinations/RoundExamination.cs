using Witness.Core;
using Witness.Status;

namespace Witness.Doctor.Examinations;

/// <summary>Whether rounds come when they are due, and see anything.</summary>
internal sealed class RoundExamination : IExamination
{
    /// <inheritdoc />
    public string Subject => "rounds";

    /// <inheritdoc />
    public Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Finding>>(patient.Ledger.Rounds.Count == 0 ? [] : [Examine(patient)]);

    private static Finding Examine(Patient patient)
    {
        var rounds = patient.Ledger.Rounds;
        var last = rounds[0];
        return RoundTrouble.Of(rounds, patient.Configuration.Round.Every, patient.Now) is { } trouble
            ? Finding.Fail(trouble, "journalctl -u witness and witness history tell more")
            : Finding.Ok(
                $"the last one, number {last.Number}, was {Ago.Of(patient.Now - last.At)} and took {Phrase.Of(last.Took)}{(last.Void is null ? "" : $"; it was void: {last.Void}")}"
            );
    }
}
