using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Witness.Core.Ledger;
using Witness.Hosting;
using Witness.Ledger;
using Witness.Tests.Hosting;
using Witness.Tests.Notices.Servers;

namespace Witness.Tests.Notices;

/// <summary>The daemon's own services, which tell while rounds run.</summary>
public sealed class BesideRoundsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);
    private readonly Site _site = new() { Time = TimeProvider.System };
    private readonly JournalLines _journal = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _journal.Dispose();
        _site.Dispose();
    }

    [Fact]
    public async Task A_channel_that_hangs_delays_neither_rounds_nor_another_channel_nor_the_end()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var hooks = await HookServer.StartAsync();
        Configure(
            $$"""
            "notices": {
              "hangs": { "type": "webhook", "url": "http://127.0.0.1:{{((IPEndPoint)silent.LocalEndpoint).Port}}/" },
              "chat": { "type": "webhook", "url": "{{hooks.Url("/")}}" }
            },
            """
        );
        using var daemon = Build();
        await daemon.StartAsync(Cancellation);
        await NoteAsync("news");
        using var hanging = await silent.AcceptTcpClientAsync(Cancellation);

        await hooks.TakeAsync(1);
        var now = await NumberAsync();
        await RoundAsync(now + 3);
        await daemon.StopAsync(Cancellation).WaitAsync(Daemon.StopWithin / 2, TimeProvider.System, Cancellation);
    }

    [Theory]
    [InlineData("0", "")]
    [InlineData("1", "void")]
    public async Task The_heart_beats_after_every_round_that_is_closed_void_ones_too(string need, string kind)
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        await using var hooks = await HookServer.StartAsync();
        Configure($$""" "heartbeat": { "url": "{{hooks.Url("/beat/T0KEN")}}" }, """);
        var configuration = _site.Configuration with
        {
            Anchors = new([new("127.0.0.1", port)], need == "0" ? 0 : 1, TimeSpan.FromSeconds(1)),
        };
        using var daemon = Daemon.Build(configuration, logging => logging.AddProvider(_journal), TimeProvider.System);
        await daemon.StartAsync(Cancellation);

        var beats = await hooks.TakeAsync(3);
        await daemon.StopAsync(Cancellation);

        Assert.All(beats, beat => Assert.Equal(("GET", "/beat/T0KEN"), (beat.Method, beat.Path)));
        Assert.True(await NumberAsync() >= 3);
        using var ledger = LedgerReader.Open(_site.Database);
        Assert.All(
            await ledger.RoundsAsync(10, Cancellation),
            round => Assert.Equal(kind.Length > 0, round.Void is not null)
        );
    }

    [Fact]
    public async Task A_heartbeat_that_is_not_heard_is_told_once_and_delays_no_round()
    {
        Configure(""" "heartbeat": { "url": "http://127.0.0.1:9/T0KEN" }, """);
        using var daemon = Build();
        await daemon.StartAsync(Cancellation);

        await RoundAsync(4);
        await daemon.StopAsync(Cancellation);

        Assert.Contains("the heartbeat is not heard: no connection: refused", _journal.Text);
        Assert.DoesNotContain("T0KEN", _journal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_arrives_while_the_daemon_stops_is_not_told_again_by_the_next_one()
    {
        await using var hooks = await HookServer.StartAsync();
        Configure($$""" "notices": { "chat": { "type": "webhook", "url": "{{hooks.Url("/")}}" } }, """);
        var arrival = new TaskCompletionSource();
        hooks.Answer = _ => arrival.Task;
        using (var daemon = Build())
        {
            await daemon.StartAsync(Cancellation);
            await NoteAsync("first");
            await hooks.TakeAsync(1);
            var stop = daemon.StopAsync(Cancellation);
            arrival.SetResult();
            await stop;
        }

        using var next = Build();
        await next.StartAsync(Cancellation);
        await NoteAsync("second");
        var requests = await hooks.TakeAsync(2);
        await next.StopAsync(Cancellation);

        Assert.Contains("second", requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_round_tells_and_beats_before_it_ends()
    {
        await using var hooks = await HookServer.StartAsync();
        Configure(
            $$"""
            "notices": { "chat": { "type": "webhook", "url": "{{hooks.Url("/chat")}}" } },
            "heartbeat": { "url": "{{hooks.Url("/beat")}}" },
            """
        );
        // The clock that went back is news of the round itself.
        await _site.CommitRoundAsync(TimeProvider.System.GetUtcNow().AddDays(1));

        await _site.RunAsync("run", "--once");

        Assert.Equal("/chat /beat", string.Join(' ', hooks.Requests.Select(request => request.Path)));
        Assert.Contains("\"kind\":\"clock\"", hooks.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_machine_lacks_is_told_once_however_often_it_starts()
    {
        Configure("");
        using (var daemon = Build())
        {
            await daemon.StartAsync(Cancellation);
            await daemon.StopAsync(Cancellation);
        }

        await _site.CommitAsync(
            new LedgerEntry(TimeProvider.System.GetUtcNow()) { Notices = [Messages.Of(NoticeKind.Machine, "no ICMP")] }
        );
        for (var start = 0; start < 3; start++)
        {
            using var daemon = Build();
            await daemon.StartAsync(Cancellation);
            await daemon.StopAsync(Cancellation);
        }

        var told = (await _site.RunAsync("history", "--json"))
            .JsonLines.Where(one => one.TryGetProperty("notice", out var kind) && kind.GetString() == "machine")
            .Select(one => one.GetProperty("detail").GetString());
        Assert.Equal(["no ICMP", "this machine has again all that it lacked for the checks"], told);
    }

    private void Configure(string telling) => _site.Configure(mode: "observe", every: "1s", telling: telling);

    private Microsoft.Extensions.Hosting.IHost Build() =>
        Daemon.Build(_site.Configuration, logging => logging.AddProvider(_journal), TimeProvider.System);

    private Task NoteAsync(string text) =>
        _site.CommitAsync(
            new LedgerEntry(TimeProvider.System.GetUtcNow()) { Notices = [Messages.Of(NoticeKind.Zone, text)] }
        );

    private async Task<long> NumberAsync()
    {
        using var ledger = LedgerReader.Open(_site.Database);
        return (await ledger.RecallAsync(Cancellation)).LastRound?.Number ?? 0;
    }

    private async Task RoundAsync(long number)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (await NumberAsync() < number)
        {
            await Task.Delay(LookEvery, TimeProvider.System, patience.Token);
        }
    }
}
