using Witness.Core;
using Witness.Hosting.Systemd;

namespace Witness.Doctor.Examinations;

/// <summary>Whether a round can end before the next one is due.</summary>
internal sealed class TimeoutExamination : IExamination
{
    /// <inheritdoc />
    public string Subject => "timeouts";

    /// <inheritdoc />
    public Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Finding>>([Examine(patient)]);

    private static Finding Examine(Patient patient)
    {
        var every = patient.Configuration.Round.Every;
        var anchors = patient.Configuration.Anchors.Timeout;
        var longest = patient.Configuration.Nodes.MaxBy(RoundLimit.LongestOf)!;
        var most = anchors + RoundLimit.LongestOf(longest);
        return most > every
            ? Finding.Warn(
                $"a round takes {Phrase.Of(most)} while the anchors and {longest.Name} are silent, and one is due every {Phrase.Of(every)}, so that some are left out",
                "shorten the timeouts or checks.retry, or lengthen round.every"
            )
            : Finding.Ok(
                $"a round ends within {Phrase.Of(most)} whoever is silent, and one is due every {Phrase.Of(every)}"
            );
    }
}
