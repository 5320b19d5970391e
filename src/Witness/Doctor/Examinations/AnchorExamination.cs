using Witness.Checks.Anchors;

namespace Witness.Doctor.Examinations;

/// <summary>Whether the anchors answer.</summary>
internal sealed class AnchorExamination : IExamination
{
    /// <inheritdoc />
    public string Subject => "anchors";

    /// <inheritdoc />
    public async Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation)
    {
        var settings = patient.Configuration.Anchors;
        if (settings.Need == 0)
        {
            return
            [
                Finding.Warn(
                    "switched off: when this machine goes offline, only a failure of all nodes at once tells it",
                    "name hosts outside the fleet in anchors.hosts, and how many must answer in anchors.need"
                ),
            ];
        }

        var hosts = settings.Hosts.Select(host => new AnchorHost(host.Host, host.Port)).ToList();
        var answers = await new AnchorUplink(hosts, settings.Timeout, patient.Time).AskAsync(cancellation);
        var silent = answers.Where(answer => !answer.Answered).Select(one => $"{one.Host}: {one.Detail}").ToList();
        var answered = $"{answers.Count - silent.Count} of {answers.Count} answer, and {settings.Need} are needed";
        var names = string.Join("; ", silent);
        return
        [
            answers.Count - silent.Count < settings.Need
                ? Finding.Fail(
                    $"{answered}, so that every round is void ({names})",
                    "see to this machine's way out, or name hosts that answer"
                )
            : silent.Count > 0 ? Finding.Warn($"{answered} ({names})", "name another host instead")
            : Finding.Ok(answered),
        ];
    }
}
