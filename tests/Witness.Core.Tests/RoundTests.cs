using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Nodes;
using Witness.Core.Orders;
using Witness.Core.Rounds;
using Witness.Core.Stonith;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests;

/// <summary>The whole minute, the asking half included.</summary>
public sealed class RoundTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly MemoryLedger _ledger = new();
    private readonly MemoryRegistrar _registrar = new("registrar of example.com", Zones.Www("ab"));
    private readonly ScriptedCheck _a;
    private readonly ScriptedCheck _b = new(Fleets.V4("b"), CheckAnswer.Pass("200 OK"));
    private readonly Uplink _uplink = new();
    private readonly RegistrarBook _book;
    private readonly ReportListener _listener = new();
    private readonly Decisions _decisions;
    private readonly Round _round;
    private CheckAnswer _answerOfA = CheckAnswer.Fail("503");

    public RoundTests()
    {
        _a = new ScriptedCheck(Fleets.V4("a")) { Work = _ => Task.FromResult(_answerOfA) };
        Node[] nodes = [NodeOf("a", _a), NodeOf("b", _b)];
        var fleet = new Fleet(nodes, [Fleets.Settings()]);
        var settings = new PolicySettings { Mode = Mode.Act };
        _book = new RegistrarBook(fleet.Zones, [_registrar], _clock);
        _decisions = new Decisions(
            fleet,
            settings,
            _ledger,
            new Fencer(fleet, settings, _book, _ledger, _clock),
            new ZoneWatch(fleet, _book, _clock),
            _clock,
            _listener
        );
        var observer = new Observer(10, settings.Every, new Random(1), _clock);
        _round = new Round(fleet, _uplink, observer, new ZoneWatch(fleet, _book, _clock), _decisions, _clock);
    }

    public void Dispose()
    {
        _decisions.Dispose();
        _book.Dispose();
    }

    [Fact]
    public async Task Of_nodes_that_stay_well_a_round_has_nothing_more_to_write_down()
    {
        _answerOfA = CheckAnswer.Pass("200 OK");
        for (var minute = 0; minute < 10; minute++)
        {
            await RunAsync();
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        var known = _ledger.Standings.Single(one => one.Node == "a");
        await RunAsync();

        Assert.Equal(10, known.CleanRounds);
        Assert.Same(known, _ledger.Standings.Single(one => one.Node == "a"));
    }

    [Fact]
    public async Task Four_minutes_take_a_failing_node_out_and_the_rounds_are_numbered()
    {
        for (var minute = 1; minute <= 4; minute++)
        {
            var report = await RunAsync();
            Assert.Equal((minute, 2, 1), (report.Round!.Number, report.Round.Nodes, report.Round.Failed));
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal("b", _registrar["example.com"].Published());
    }

    [Fact]
    public async Task A_blind_witness_asks_no_node_and_says_why_the_round_is_void()
    {
        _uplink.Answer = new UplinkAnswer(Sees: false, "0 of 3 anchors answered, 2 needed");
        var report = await RunAsync();

        Assert.Equal("0 of 3 anchors answered, 2 needed", report.Round!.Void);
        Assert.Equal((0, 0), (_a.Asked, _b.Asked));
        Assert.Empty(_ledger.Of("a").Strikes);
    }

    [Fact]
    public async Task What_the_anchors_said_is_kept_of_a_round_in_which_a_node_failed_and_of_no_other()
    {
        var anchor = new AnchorAnswer("1.1.1.1:443", Answered: true, "answered in 3 ms");
        _uplink.Answer = new UplinkAnswer(Sees: true, "") { Anchors = [anchor] };
        _answerOfA = CheckAnswer.Pass("200 OK");
        await RunAsync();
        _answerOfA = CheckAnswer.Fail("503");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await RunAsync();

        var sights = _ledger.Entries.Select(entry => entry.Sight).OfType<RoundSight>().ToList();
        Assert.Empty(sights[0].Anchors);
        Assert.Equal([anchor], sights[1].Anchors);
    }

    [Fact]
    public async Task The_anchors_are_asked_before_the_nodes_and_what_is_decided_is_written_before_dns_is()
    {
        _uplink.OnAsk = () => Assert.Equal(0, _a.Asked);
        var committed = 0;
        _registrar.Watch = _ => committed = _ledger.Entries.Count(entry => entry.Verdicts.Count > 0);
        for (var minute = 1; minute <= 4; minute++)
        {
            await RunAsync();
            _uplink.OnAsk = () => { };
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(1, committed);
    }

    [Fact]
    public async Task A_round_that_is_abandoned_writes_nothing()
    {
        using var abandon = new CancellationTokenSource();
        _uplink.OnAsk = abandon.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _round.RunAsync(abandon.Token));
        Assert.Equal(0, _ledger.Writes);
    }

    [Fact]
    public async Task What_a_round_came_to_is_heard_before_the_orders_after_it_begin()
    {
        List<string> heard = [];
        Task<RoundReport?>? orders = null;
        _listener.OnHear = report =>
        {
            if (report.Round is not null)
            {
                _ledger.Give(OrderKind.Hold, "b", _clock.GetUtcNow());
                orders = _decisions.TakeUpOrdersAsync(TestContext.Current.CancellationToken);
            }

            heard.Add(report.Round is null ? "orders" : "round");
        };

        await RunAsync();
        await orders!;

        Assert.Equal(["round", "orders"], heard);
    }

    private static Node NodeOf(string name, ICheck check) =>
        new(name, [Fleets.V4(name), Fleets.V6(name)], [check]) { Retry = new Retry(0, TimeSpan.Zero) };

    private Task<RoundReport> RunAsync() => _round.RunAsync(TestContext.Current.CancellationToken);

    private sealed class Uplink : IUplink
    {
        public UplinkAnswer Answer { get; set; } = new(Sees: true, "3 of 3 anchors answered");

        public Action OnAsk { get; set; } = () => { };

        public Task<UplinkAnswer> AskAsync(CancellationToken cancellation)
        {
            OnAsk();
            return Task.FromResult(Answer);
        }
    }

    private sealed class ReportListener : IReportListener
    {
        public Action<RoundReport> OnHear { get; set; } = _ => { };

        public void Hear(RoundReport report) => OnHear(report);
    }
}
