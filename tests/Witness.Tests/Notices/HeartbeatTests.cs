using Microsoft.Extensions.Logging;
using Witness.Configuration;
using Witness.Notices;
using Witness.Tests.Hosting;

namespace Witness.Tests.Notices;

/// <summary>A heart by itself; <see cref="BesideRoundsTests"/> has it beat.</summary>
public sealed class HeartbeatTests
{
    [Fact]
    public async Task A_heartbeat_that_breaks_is_told_without_its_words_and_stops_nothing()
    {
        using var journal = new JournalLines();
        var web = new Web(TimeProvider.System);
        web.Dispose();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(journal));
        using var heartbeat = new Heartbeat(
            new HeartbeatOptions(Secret.Plain("https://beat.example.com/T0KEN"), TimeSpan.FromSeconds(1)),
            web,
            logs.CreateLogger<Heartbeat>()
        );

        await heartbeat.BeatAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith(
            "the heartbeat is broken, please report this: System.ObjectDisposedException",
            journal.TextFrom(LogLevel.Critical),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("T0KEN", journal.Text, StringComparison.Ordinal);
    }
}
