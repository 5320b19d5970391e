using Microsoft.Extensions.Logging;
using Witness.Core.Tests.Doubles;
using Witness.Hosting;
using Witness.Hosting.Systemd;

namespace Witness.Tests.Hosting.Systemd;

public sealed class ServiceReportTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private readonly ListeningManager _listener = new();
    private readonly JournalLines _journal = new();
    private readonly ManualClock _time = new();

    public void Dispose()
    {
        _listener.Dispose();
        _journal.Dispose();
    }

    [Fact]
    public async Task The_watchdog_is_fed_every_half_of_its_time_while_rounds_end()
    {
        using var manager = _listener.Connect("60000000");
        var clock = new RoundClock(_time);
        using var report = Report(manager, clock);
        await report.StartAsync(TestContext.Current.CancellationToken);
        await _listener.HearAsync("WATCHDOG=1");

        for (var minute = 0; minute < 10; minute++)
        {
            await PassHalfAsync();
            Assert.Equal("WATCHDOG=1", await _listener.HearAsync());
            clock.End();
        }

        Assert.DoesNotContain("stuck", _journal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_witness_whose_rounds_do_not_end_says_why_and_asks_to_be_started_again()
    {
        using var manager = _listener.Connect("60000000");
        using var report = Report(manager, new RoundClock(_time));
        await report.StartAsync(TestContext.Current.CancellationToken);

        for (var half = 0; half < 10; half++)
        {
            await _listener.HearAsync("WATCHDOG=1");
            await PassHalfAsync();
        }

        await _listener.HearAsync("WATCHDOG=1");
        await PassHalfAsync();
        await _listener.HearAsync("WATCHDOG=trigger");
        Assert.Contains(
            "no round has ended for 5.5 min, and 5 min is the longest",
            _journal.Text,
            StringComparison.Ordinal
        );
    }

    /// <summary>Lets half of the watchdog's time pass, once it is waited for.</summary>
    private async Task PassHalfAsync()
    {
        while (_time.Waiting == 0)
        {
            await Task.Yield();
        }

        _time.Advance(TimeSpan.FromSeconds(30));
    }

    private ServiceReport Report(ServiceManager manager, RoundClock clock) =>
        new(manager, clock, Limit, _time, new Logger<ServiceReport>(new LoggerFactory([_journal])));
}
