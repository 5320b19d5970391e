using System.Collections.Immutable;
using System.Net;
using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Core.Orders;
using Witness.Core.Strikes;
using Witness.Doctor.Examinations;
using Witness.Ledger;

namespace Witness.Tests.Doctor;

/// <summary>What doctor reads in the ledger.</summary>
public sealed class MemoryExaminationTests : IDisposable
{
    private readonly Ward _ward = new();

    public void Dispose() => _ward.Dispose();

    [Fact]
    public async Task Rounds_that_do_not_come_fail()
    {
        Assert.Empty(await _ward.ExamineAsync(new RoundExamination()));

        await _ward.CommitRoundAsync(Ward.Now.AddMinutes(-10));

        Assert.StartsWith(
            "fail rounds: the last round was 10 min ago, with one every 1 min",
            Assert.Single(await _ward.ExamineAsync(new RoundExamination()))
        );
    }

    [Fact]
    public async Task Rounds_that_see_nothing_fail()
    {
        for (var number = 1; number <= 5; number++)
        {
            await _ward.CommitRoundAsync(Ward.Now.AddSeconds(number - 10), "no anchor answered", number);
        }

        Assert.StartsWith(
            "fail rounds: the last 5 rounds were void: no anchor answered",
            Assert.Single(await _ward.ExamineAsync(new RoundExamination()))
        );
    }

    [Fact]
    public async Task A_round_of_a_moment_ago_is_as_it_should_be()
    {
        await _ward.CommitRoundAsync(Ward.Now.AddSeconds(-10));

        Assert.Equal(
            ["ok rounds: the last one, number 1, was 10 s ago and took 412 ms"],
            await _ward.ExamineAsync(new RoundExamination())
        );
    }

    [Fact]
    public async Task A_round_that_is_yet_to_come_means_a_clock_gone_back()
    {
        await _ward.CommitRoundAsync(Ward.Now.AddHours(2));

        Assert.StartsWith(
            "fail clock: the last round was at 2026-01-02 05:04:05Z, which is yet to come: set the clock",
            Assert.Single(await _ward.ExamineAsync(new ClockExamination()))
        );
    }

    [Fact]
    public async Task What_keeps_nodes_from_moving_is_told_with_its_end()
    {
        var zone = DomainName.Parse("demo.test");
        await _ward.CommitAsync(
            new LedgerEntry(Ward.Now)
            {
                Round = Site.Round(1, Ward.Now),
                SetsFreeze = true,
                Freeze = new Hold(Ward.Now, Until: null, Reason: null, "me@here"),
                Accidents = new Dictionary<DomainName, ZoneAccident?>
                {
                    [zone] = new(new ZoneReading(Ward.ZoneOf(), Ward.Now), "zone demo.test has become empty"),
                },
                Standings =
                [
                    new Standing("chitoge")
                    {
                        Rotation = Rotation.Leaving,
                        Since = Ward.Now,
                        Zones = ImmutableDictionary<DomainName, ZoneProgress>.Empty.Add(
                            zone,
                            new ZoneProgress(Settled: false, 3, Ward.Now, "the key was refused")
                        ),
                    },
                    new Standing("rin") { Held = new Hold(Ward.Now, Until: null, "kernel", "me@here") },
                    new Standing("taiga")
                    {
                        Rotation = Rotation.Out,
                        Since = Ward.Now,
                        Reason = "4 strikes",
                    },
                ],
            }
        );

        Assert.Equal(
            [
                "warn rotation: frozen since 2026-01-02 03:04:05Z by me@here: no DNS change at all: witness thaw ends it",
                "fail rotation: a zone looks damaged: zone demo.test has become empty",
                "fail rotation: chitoge is leaving, and zone demo.test is not changed yet: the key was refused: mend that; the daemon tries again by itself",
                "warn rotation: rin is held since 2026-01-02 03:04:05Z by me@here: kernel: witness release rin ends it",
                "warn rotation: taiga is out since 2026-01-02 03:04:05Z: 4 strikes: when it is well, witness readd taiga",
            ],
            await _ward.ExamineAsync(new StandingExamination())
        );
    }

    [Fact]
    public async Task A_node_on_its_way_is_told_although_nothing_fails()
    {
        await _ward.CommitAsync(
            new LedgerEntry(Ward.Now)
            {
                Round = Site.Round(1, Ward.Now),
                Standings =
                [
                    new Standing("chitoge")
                    {
                        Rotation = Rotation.Returning,
                        Since = Ward.Now,
                        Reason = "order 7",
                    },
                ],
            }
        );

        Assert.Equal(
            [
                "warn rotation: chitoge is returning since 2026-01-02 03:04:05Z: order 7: the daemon goes on by itself; witness status says what it waits for",
            ],
            await _ward.ExamineAsync(new StandingExamination())
        );
    }

    [Fact]
    public async Task A_zone_is_proven_by_a_rehearsal_for_two_months()
    {
        Assert.Equal(
            [
                "warn rehearsals: demo.test was never rehearsed, and it is not known whether it can be written: witness rehearse demo.test",
            ],
            await _ward.ExamineAsync(new RehearsalExamination())
        );

        await RehearseAsync(Ward.Now.AddDays(-70), OrderState.Done);
        Assert.StartsWith(
            "warn rehearsals: demo.test was last rehearsed 70 d ago",
            Assert.Single(await _ward.ExamineAsync(new RehearsalExamination()))
        );

        await RehearseAsync(Ward.Now.AddDays(-2), OrderState.Refused);
        Assert.StartsWith("warn", Assert.Single(await _ward.ExamineAsync(new RehearsalExamination())));

        await RehearseAsync(Ward.Now.AddDays(-3), OrderState.Done);
        Assert.Equal(
            ["ok rehearsals: demo.test was rehearsed 3 d ago"],
            await _ward.ExamineAsync(new RehearsalExamination())
        );
    }

    [Fact]
    public async Task A_ping_that_only_the_daemon_may_send_is_no_failure()
    {
        var address = IPAddress.Parse("127.0.9.11");
        var result = new CheckResult("ping", address, CheckRole.Gate, CheckOutcome.Passed, TimeSpan.Zero, "ok");
        await _ward.CommitAsync(
            new LedgerEntry(Ward.Now)
            {
                Round = Site.Round(1, Ward.Now),
                Observations = [new Observation(new Node("chitoge", [address], []), [result])],
            }
        );
        _ward.Configure(checks: """{ "https": false, "ssh": false }""");

        Assert.All(await _ward.ExamineAsync(new PingExamination()), finding => Assert.StartsWith("ok ping: ", finding));
    }

    private async Task RehearseAsync(DateTimeOffset at, OrderState state)
    {
        await _ward.CommitAsync(new LedgerEntry(at));
        var order = new Order(0, OrderKind.Rehearse, Node: null, at, "me@here")
        {
            Zone = DomainName.Parse("demo.test"),
        };
        using var book = OrderBook.Open(_ward.Database);
        var id = await book.GiveAsync(order, TestContext.Current.CancellationToken);
        await _ward.CommitAsync(
            new LedgerEntry(at) { Orders = [order with { Id = id, State = state, Answer = "as told" }] }
        );
    }
}
