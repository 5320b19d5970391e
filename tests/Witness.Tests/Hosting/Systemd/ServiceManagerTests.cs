using Witness.Hosting;
using Witness.Hosting.Systemd;

namespace Witness.Tests.Hosting.Systemd;

public sealed class ServiceManagerTests : IDisposable
{
    private readonly ListeningManager _listener = new();

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task Each_word_is_a_datagram_of_its_own()
    {
        using var manager = _listener.Connect();

        manager.TellReady();
        manager.TellStatus("round 1:\n4 nodes");
        manager.TellStopping();
        manager.TellAlive();
        manager.TellStuck();

        Assert.Equal(
            ["READY=1", "STATUS=round 1: 4 nodes", "STOPPING=1", "WATCHDOG=1", "WATCHDOG=trigger"],
            [
                await _listener.HearAsync(),
                await _listener.HearAsync(),
                await _listener.HearAsync(),
                await _listener.HearAsync(),
                await _listener.HearAsync(),
            ]
        );
    }

    [Fact]
    public void Outside_of_a_service_manager_there_is_none() =>
        Assert.Null(ServiceManager.Find(_ => null, TimeProvider.System));

    [Fact]
    public void A_socket_that_is_not_there_says_what_to_do()
    {
        var error = Assert.Throws<HostingException>(() =>
            ServiceManager.Find(_ => "/nonexistent/notify", TimeProvider.System)
        );

        Assert.Contains("start it by systemctl, or without that variable", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("0", null, null)]
    [InlineData("soon", null, null)]
    [InlineData("20000000", null, 20)]
    [InlineData("20000000", "1", null)]
    public void The_watchdog_is_this_process_s_or_nobody_s(string? microseconds, string? process, int? seconds)
    {
        using var manager = _listener.Connect(microseconds, process);

        Assert.Equal(seconds, (int?)manager.Watchdog?.TotalSeconds);
    }

    [Fact]
    public void A_watchdog_that_names_this_process_is_ours()
    {
        using var manager = _listener.Connect("20000000", $"{Environment.ProcessId}");

        Assert.Equal(TimeSpan.FromSeconds(20), manager.Watchdog);
    }

    [Fact]
    public void A_manager_that_has_gone_away_is_no_trouble_of_ours()
    {
        using var manager = _listener.Connect();
        _listener.Leave();

        Assert.Null(Record.Exception(manager.TellAlive));
    }
}
