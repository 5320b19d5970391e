using System.Globalization;
using Witness.Core.Ledger;
using Witness.Core.Tests.Doubles;
using Witness.Ledger.Outgoing;
using Witness.Notices;
using Witness.Tests.Hosting;

namespace Witness.Tests.Notices;

/// <summary>One channel, called chat, over a real ledger and with a clock that the test moves.</summary>
internal sealed class DeliveryScene : IDisposable
{
    public ManualClock Clock { get; } = new();

    public Site Site { get; } = new();

    public JournalLines Journal { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Site.Dispose();
        Journal.Dispose();
    }

    public Delivery Delivery(IChannel channel) =>
        new(channel, new Outbox(Site.Ledger), Site.Configuration, Clock, Journal);

    /// <summary>Steps, each after the pause that the one before it asked for.</summary>
    /// <returns>The pauses, in seconds; "-" where nothing waits.</returns>
    public async Task<string> StepsAsync(IChannel channel, int count)
    {
        var delivery = Delivery(channel);
        List<string> pauses = [];
        for (var step = 0; step < count; step++)
        {
            var pause = await delivery.StepAsync(Cancellation);
            pauses.Add(pause?.TotalSeconds.ToString(CultureInfo.InvariantCulture) ?? "-");
            Clock.Advance(pause ?? TimeSpan.Zero);
        }

        return string.Join(' ', pauses);
    }

    public Task OpenAsync() =>
        new Outbox(Site.Ledger).OpenAsync(
            new Dictionary<string, IReadOnlyCollection<NoticeKind>?>(StringComparer.Ordinal) { ["chat"] = null },
            Cancellation
        );

    public Task NoteAsync(int count) =>
        Site.CommitAsync(
            new LedgerEntry(Clock.GetUtcNow())
            {
                Notices = [.. Enumerable.Range(1, count).Select(_ => Messages.Of(NoticeKind.Zone, "news"))],
            }
        );

    /// <summary>The lines of the history about what somebody was not told.</summary>
    public async Task<IReadOnlyList<string>> UntoldAsync() =>
        [
            .. (await Site.RunAsync("history", "--since", "90d")).Lines.Where(line =>
                line.Contains("untold", StringComparison.Ordinal)
            ),
        ];
}
