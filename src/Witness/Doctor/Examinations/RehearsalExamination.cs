using Witness.Core.Dns;
using Witness.Status;

namespace Witness.Doctor.Examinations;

/// <summary>When it was last proven that each zone can be written.</summary>
internal sealed class RehearsalExamination : IExamination
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(60);

    /// <inheritdoc />
    public string Subject => "rehearsals";

    /// <inheritdoc />
    public Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Finding>>([
            .. patient.Fleet.Zones.Select(zone => Examine(zone.Name.Text, At(patient, zone.Name), patient)),
        ]);

    private static DateTimeOffset? At(Patient patient, DomainName zone) =>
        patient.Ledger.Rehearsals.TryGetValue(zone, out var at) ? at : null;

    private static Finding Examine(string zone, DateTimeOffset? at, Patient patient)
    {
        var remedy = $"witness rehearse {zone}";
        return at is null
                ? Finding.Warn($"{zone} was never rehearsed, and it is not known whether it can be written", remedy)
            : patient.Now - at > Stale
                ? Finding.Warn($"{zone} was last rehearsed {Ago.Of(patient.Now - at.Value)}", remedy)
            : Finding.Ok($"{zone} was rehearsed {Ago.Of(patient.Now - at.Value)}");
    }
}
