using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Witness.Cli;
using Witness.Configuration;
using Witness.Core.Tests.Doubles;
using Witness.Hosting;
using Witness.Hosting.Systemd;
using Witness.Ledger;
using Witness.Tests.Hosting.Systemd;

namespace Witness.Tests.Hosting;

public sealed class LifecycleTests : IDisposable
{
    private readonly Site _site = new(every: "5m") { Time = TimeProvider.System };
    private readonly ListeningManager _listener = new();
    private readonly JournalLines _journal = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ServiceManager _manager;
    private readonly Lifecycle _lifecycle;

    public LifecycleTests()
    {
        _manager = _listener.Connect();
        _lifecycle = new Lifecycle(
            Read,
            Build,
            _manager,
            isService: true,
            _site.Time,
            _journal.CreateLogger("lifecycle")
        );
    }

    public void Dispose()
    {
        _lifecycle.Dispose();
        _manager.Dispose();
        _listener.Dispose();
        _stop.Dispose();
        _site.Dispose();
        _journal.Dispose();
    }

    [Fact]
    public async Task It_is_ready_tells_of_its_rounds_and_says_when_it_stops()
    {
        var running = _lifecycle.RunAsync(_site.Configuration, _stop.Token);

        await _listener.HearAsync("READY=1");
        while (!(await _listener.HearAsync()).StartsWith("STATUS=round 1 at ", StringComparison.Ordinal))
        {
            continue;
        }

        await _stop.CancelAsync();
        await running;
        await _listener.HearAsync("STOPPING=1");
        Assert.Equal(["start", "stop"], await KindsAsync());
    }

    [Fact]
    public async Task A_good_file_is_gone_on_with_and_the_history_says_so()
    {
        var running = _lifecycle.RunAsync(_site.Configuration, _stop.Token);
        await _listener.HearAsync("READY=1");
        _site.Configure(every: "5m", nodes: Site.NodeText("rin"));

        _lifecycle.Reload();
        await _listener.HearReloadingAsync();
        await _listener.HearAsync("READY=1");

        await _stop.CancelAsync();
        await running;
        Assert.Equal(["start", "reload", "stop"], await KindsAsync());
        var reload = (await _site.RunAsync("history", "--json")).JsonLines.Single(one =>
            one.GetProperty("kind").GetString() == "reload"
        );
        Assert.Contains(
            "goes on with the configuration as it is now: 1 node",
            reload.GetProperty("detail").GetString()
        );
    }

    [Fact]
    public async Task A_bad_file_is_told_and_the_old_configuration_goes_on()
    {
        var running = _lifecycle.RunAsync(_site.Configuration, _stop.Token);
        await _listener.HearAsync("READY=1");
        await File.WriteAllTextAsync(
            _site.ConfigurationPath,
            "{ \"mode\": \"atc\" }",
            TestContext.Current.CancellationToken
        );

        _lifecycle.Reload();
        await _listener.HearReloadingAsync();
        await _listener.HearAsync("READY=1");

        Assert.Contains("not reloaded, the old configuration goes on", _journal.Text, StringComparison.Ordinal);
        Assert.Contains("witness.json:1: mode", _journal.Text, StringComparison.Ordinal);
        _site.Configure(every: "5m");
        await _stop.CancelAsync();
        await running;
        Assert.Equal(["start", "stop"], await KindsAsync());
    }

    [Fact]
    public async Task Reloads_begin_no_rounds_of_their_own_and_orders_go_on()
    {
        var running = _lifecycle.RunAsync(_site.Configuration, _stop.Token);
        while (!(await _listener.HearAsync()).StartsWith("STATUS=round 1 at ", StringComparison.Ordinal))
        {
            continue;
        }

        for (var reload = 0; reload < 3; reload++)
        {
            _lifecycle.Reload();
            await _listener.HearReloadingAsync();
            await _listener.HearAsync("READY=1");
        }

        using (DaemonLock.TryTake(_site.Database, Environment.ProcessId, out _))
        {
            Assert.Equal(0, (await _site.RunAsync("hold", "rin")).Exit);
        }

        await _stop.CancelAsync();
        await running;
        using var ledger = LedgerReader.Open(_site.Database);
        Assert.Equal(1, (await ledger.RecallAsync(TestContext.Current.CancellationToken)).LastRound!.Number);
    }

    [Fact]
    public async Task Told_to_stop_while_it_begins_it_stops_in_good_order()
    {
        await _stop.CancelAsync();

        await _lifecycle.RunAsync(_site.Configuration, _stop.Token);

        Assert.Equal(["start", "stop"], await KindsAsync());
    }

    [Fact]
    public async Task Another_ledger_needs_a_restart()
    {
        var running = _lifecycle.RunAsync(_site.Configuration, _stop.Token);
        await _listener.HearAsync("READY=1");
        var text = await File.ReadAllTextAsync(_site.ConfigurationPath, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            _site.ConfigurationPath,
            text.Replace("witness.db", "other.db", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );

        _lifecycle.Reload();
        await _listener.HearReloadingAsync();
        await _listener.HearAsync("READY=1");

        Assert.Contains("restart the daemon to change it", _journal.Text, StringComparison.Ordinal);
        await _stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_daemon_that_does_not_stop_is_not_waited_for_for_ever_and_never_doubled()
    {
        var clock = new ManualClock();
        using var stuck = new StuckHost(Build(_site.Configuration, Occasion.Start));
        var built = 0;
        using var lifecycle = new Lifecycle(
            Read,
            (configuration, occasion) => built++ == 0 ? stuck : Build(configuration, occasion),
            _manager,
            isService: true,
            clock,
            _journal.CreateLogger("lifecycle")
        );
        var running = lifecycle.RunAsync(_site.Configuration, _stop.Token);
        await _listener.HearAsync("READY=1");

        lifecycle.Reload();
        await Conditions.UntilAsync(() => clock.WaitsFor(TimeSpan.FromSeconds(25)));
        clock.Advance(TimeSpan.FromSeconds(25));

        var error = await Assert.ThrowsAsync<StuckException>(() => running);
        Assert.StartsWith("the daemon does not stop: it was given 25 s.", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, Failure.ExitOf(error)); // 2 would keep systemd from starting it again
        Assert.Equal(["start"], await KindsAsync());
    }

    private WitnessConfiguration Read()
    {
        var reading = ConfigurationFile.Read(_site.ConfigurationPath);
        return reading.Configuration ?? throw new HostingException(string.Join('\n', reading.Errors));
    }

    private IHost Build(WitnessConfiguration configuration, Occasion occasion) =>
        Daemon.Build(configuration, logging => logging.AddProvider(_journal), _site.Time, occasion, _manager);

    private async Task<IReadOnlyList<string>> KindsAsync() =>
        [
            .. (await _site.RunAsync("history", "--json"))
                .JsonLines.Select(one => one.GetProperty("kind").GetString()!)
                .Where(kind => kind is "start" or "reload" or "stop"),
        ];

    /// <summary>A daemon one of whose parts never ends.</summary>
    private sealed class StuckHost(IHost inner) : IHost
    {
        public IServiceProvider Services => inner.Services;

        public Task StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken = default) => new TaskCompletionSource().Task;

        public void Dispose() => inner.Dispose();
    }
}
