using Witness.Ledger.Outgoing;
using Witness.Status;

namespace Witness.Doctor.Examinations;

/// <summary>Whether the humans are told, by what the daemon remembers of its channels; nothing is sent.</summary>
internal sealed class ChannelExamination : IExamination
{
    /// <inheritdoc />
    public string Subject => "notices";

    /// <inheritdoc />
    public Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation)
    {
        var channels = patient.Ledger.Channels;
        List<Finding> findings = [.. channels.SelectMany(channel => Examine(channel, patient.Now))];
        return Task.FromResult<IReadOnlyList<Finding>>(
            findings.Count > 0 ? findings
            : channels.Count > 0 ? [Finding.Ok("every channel has told what it last had to tell")]
            : []
        );
    }

    private static IEnumerable<Finding> Examine(ChannelProgress channel, DateTimeOffset now)
    {
        if (ChannelTrouble.Of(channel, now) is { } trouble)
        {
            var remedy = $"try it with: witness notices test {channel.Name}";
            yield return channel.Tries > 0 ? Finding.Fail(trouble, remedy) : Finding.Warn(trouble, remedy);
        }
    }
}
