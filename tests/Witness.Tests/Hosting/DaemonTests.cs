using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Witness.Core.Ledger;
using Witness.Hosting;
using Witness.Ledger;

namespace Witness.Tests.Hosting;

public sealed class DaemonTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_runs_rounds_takes_an_order_between_them_and_says_when_it_stops()
    {
        using var site = new Site(every: "5m") { Time = TimeProvider.System };
        using var held = DaemonLock.TryTake(site.Database, Environment.ProcessId, out _);
        using var daemon = Daemon.Build(site.Configuration, _ => { }, TimeProvider.System);
        await daemon.StartAsync(Cancellation);
        await UntilAsync(site, memory => memory.LastRound is not null);

        var order = await site.RunAsync("hold", "rin");
        await daemon.StopAsync(Cancellation);

        Assert.Equal((0, ""), (order.Exit, order.Error));
        var kinds = (await site.RunAsync("history", "--json")).JsonLines.Select(one =>
            one.GetProperty("kind").GetString()
        );
        Assert.Equal("start strike strike strike order stop", string.Join(' ', kinds));
    }

    [Fact]
    public async Task It_stops_in_the_middle_of_a_round_with_a_silent_node()
    {
        using var silent = new TcpListener(Site.AddressOf("chitoge"), 0);
        silent.Start();
        using var site = new Site(every: "5m") { Time = TimeProvider.System };
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        site.Configure(
            nodes: $$"""{ "name": "chitoge", "addresses": ["127.0.9.11"], "checks": { "tcp": false, "ssh": { "port": {{port}}, "timeout": "10m" } } }"""
        );
        using var journal = new JournalLines();
        using var daemon = Build(site, journal);
        await daemon.StartAsync(Cancellation);
        using var connection = await silent.AcceptTcpClientAsync(Cancellation);

        await daemon.StopAsync(Cancellation).WaitAsync(Daemon.StopWithin / 2, TimeProvider.System, Cancellation);

        Assert.Contains("round abandoned: the daemon stops", journal.Text);
        using var ledger = LedgerReader.Open(site.Database);
        Assert.Null((await ledger.RecallAsync(Cancellation)).LastRound);
    }

    [Fact]
    public async Task A_broken_round_does_not_end_the_watch()
    {
        using var site = new Site(every: "1s") { Time = TimeProvider.System };
        using var journal = new JournalLines();
        using var daemon = Build(site, journal);
        await daemon.StartAsync(Cancellation);
        await UntilAsync(site, memory => memory.LastRound is not null);

        await SetBrokenAsync(site, true);
        await UntilAsync(() => Task.FromResult(journal.Text.Contains("round not closed", StringComparison.Ordinal)));
        await SetBrokenAsync(site, false);
        var broken = await NumberAsync(site);
        await UntilAsync(site, memory => memory.LastRound!.Number > broken);
        await daemon.StopAsync(Cancellation);
    }

    [Fact]
    public void The_steady_clock_of_the_trigger_is_not_the_daemons()
    {
        using var site = new Site(every: "1s");
        var clock = new ShiftedClock();
        using var daemon = Daemon.Build(site.Configuration, _ => { }, clock);

        Assert.Same(clock, daemon.Services.GetRequiredService<TimeProvider>());
    }

    [Fact]
    public async Task Rounds_go_on_when_the_clock_is_set_back()
    {
        using var site = new Site(every: "1s") { Time = TimeProvider.System };
        var clock = new ShiftedClock();
        using var daemon = Daemon.Build(site.Configuration, _ => { }, clock);
        await daemon.StartAsync(Cancellation);
        await UntilAsync(site, memory => memory.LastRound is not null);

        clock.Shift = TimeSpan.FromHours(-1);
        var before = await NumberAsync(site);
        await UntilAsync(site, memory => memory.LastRound!.Number > before + 1);
        await daemon.StopAsync(Cancellation);
    }

    private static IHost Build(Site site, JournalLines journal) =>
        Daemon.Build(site.Configuration, logging => logging.AddProvider(journal), TimeProvider.System);

    /// <summary>The rounds' table goes away under the daemon's feet, or comes back.</summary>
    private static async Task SetBrokenAsync(Site site, bool isBroken)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={site.Database};Pooling=False"
        );
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = isBroken
            ? "ALTER TABLE rounds RENAME TO rounds_away"
            : "ALTER TABLE rounds_away RENAME TO rounds";
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task<long> NumberAsync(Site site)
    {
        using var ledger = LedgerReader.Open(site.Database);
        return (await ledger.RecallAsync(Cancellation)).LastRound!.Number;
    }

    private static async Task UntilAsync(Site site, Predicate<Recollection> happened)
    {
        using var ledger = LedgerReader.Open(site.Database);
        await UntilAsync(async () => happened(await ledger.RecallAsync(Cancellation)));
    }

    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!await happened())
        {
            await Task.Delay(LookEvery, TimeProvider.System, patience.Token);
        }
    }

    /// <summary>The system's clock, which somebody sets.</summary>
    private sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
    }
}
