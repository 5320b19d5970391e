using Witness.Checks.Anchors;
using Witness.Configuration;
using Witness.Core.Checks;

namespace Witness.Hosting;

/// <summary>The anchors' answers against the number that is needed.</summary>
/// <param name="settings">The anchors.</param>
/// <param name="time">The clock.</param>
internal sealed class Uplink(AnchorOptions settings, TimeProvider time) : IUplink
{
    private readonly AnchorUplink _anchors = new(
        [.. settings.Hosts.Select(host => new AnchorHost(host.Host, host.Port))],
        settings.Timeout,
        time
    );

    /// <inheritdoc />
    public async Task<UplinkAnswer> AskAsync(CancellationToken cancellation)
    {
        if (settings.Need == 0)
        {
            return new UplinkAnswer(Sees: true, "no anchor is asked");
        }

        var answers = await _anchors.AskAsync(cancellation);
        var answered = answers.Count(answer => answer.Answered);
        var silent = answers.Where(answer => !answer.Answered).Select(answer => $"{answer.Host}: {answer.Detail}");
        return new UplinkAnswer(
            answered >= settings.Need,
            $"{answered} of {answers.Count} anchors answered, and {settings.Need} are needed ({string.Join("; ", silent)}): this machine may be offline"
        )
        {
            Anchors = answers,
        };
    }
}
