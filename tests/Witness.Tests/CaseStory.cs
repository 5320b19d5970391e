using Witness.Core.Checks;
using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Rounds;
using Witness.Core.Stonith;
using Witness.Core.Strikes;

namespace Witness.Tests;

/// <summary>Writes the story of a removal into a site's ledger, round by round as a daemon does.</summary>
/// <param name="site">The site.</param>
/// <param name="node">The node that it is about.</param>
/// <param name="begin">The start of its round 0, UTC.</param>
internal sealed class CaseStory(Site site, string node, DateTimeOffset begin)
{
    public const string Reason = "3 strikes within 1 h, failed in this round (tcp: no answer)";
    private static long _rounds;

    public static IReadOnlyList<AnchorAnswer> Anchors { get; } =
    [new("1.1.1.1:443", Answered: true, "answered in 9 ms"), new("9.9.9.9:443", Answered: true, "answered in 11 ms")];

    public DateTimeOffset At(int minute) => begin.AddMinutes(minute);

    /// <summary>A round in which the node fails.</summary>
    /// <param name="minute">When.</param>
    /// <param name="detail">What it fails with.</param>
    /// <param name="alsoFailed">Who fails as well.</param>
    /// <param name="verdict">What the policy says.</param>
    public Task StrikeAsync(
        int minute,
        string detail = "no answer within 1 s",
        string[]? alsoFailed = null,
        VerdictKind? verdict = null
    )
    {
        var results = new[] { Failed(detail, minute) };
        return site.CommitAsync(
            Round(minute, [node, .. alsoFailed ?? []]) with
            {
                Strikes = [new Strike(node, At(minute), results)],
                Verdicts = verdict is { } kind ? [new Verdict(node, kind, Rule.Strikes, Reason)] : [],
            }
        );
    }

    /// <summary>The first round in which it passes again.</summary>
    public Task RecoverAsync(int minute) =>
        site.CommitAsync(Round(minute, []) with { Recoveries = [new Recovery(node, At(minute), [Site.Result(node)])] });

    /// <summary>Its record leaves, or comes back; accepted 3 s after.</summary>
    public async Task<long> ChangeAsync(int minute, bool isRemoval, long? order = null)
    {
        var zone = Site.Reading(Site.Names).Zone;
        var record = Site.RecordOf(node);
        var change = isRemoval
            ? new Core.Dns.ZoneChange(zone, [record], [])
            : new Core.Dns.ZoneChange(
                zone with
                {
                    Records = [.. zone.Records.Where(one => !one.IsSameAs(record))],
                },
                [],
                [record]
            );
        var to = isRemoval ? Rotation.Out : Rotation.In;
        var standing = new Standing(node).Moved(to, At(minute), MoveCause.Strikes, Reason) with
        {
            LastOutcome = CheckOutcome.Failed,
        };
        var at = At(minute).AddSeconds(1);
        var id = await site.Ledger.IntendAsync(
            new ChangeIntent(at, standing, change, "files", Reason) { OrderId = order },
            TestContext.Current.CancellationToken
        );
        await site.CommitAsync(
            new LedgerEntry(at.AddSeconds(3))
            {
                Changes = [new ChangeResult(id, ChangeOutcome.Accepted, at.AddSeconds(3), null)],
                Notices = [new Notice(NoticeKind.Removed, node, $"{node} is Out ({Reason})")],
            }
        );
        return id;
    }

    /// <summary>An operator's order, carried out.</summary>
    public async Task<long> OrderAsync(int minute, OrderKind kind)
    {
        _ = site.Ledger;
        using var book = Ledger.OrderBook.Open(site.Database);
        var order = new Order(0, kind, node, At(minute), "hana@desk") { Reason = "disk replaced" };
        var id = await book.GiveAsync(order, TestContext.Current.CancellationToken);
        await site.CommitAsync(
            new LedgerEntry(At(minute)) { Orders = [order with { Id = id, State = OrderState.Done, Answer = "done" }] }
        );
        return id;
    }

    /// <summary>Where it stands now.</summary>
    public Task StandAsync(Rotation rotation, CheckOutcome? outcome, int cleanRounds = 0) =>
        site.CommitAsync(
            new LedgerEntry(Site.Now)
            {
                Standings =
                [
                    new Standing(node)
                    {
                        Rotation = rotation,
                        LastOutcome = outcome,
                        CleanRounds = cleanRounds,
                    },
                ],
                Readings = [Site.Reading(Site.Names)],
            }
        );

    private LedgerEntry Round(int minute, string[] failed)
    {
        var roster = new Roster([
            .. Site.Names.Select(name => new RosterNode(
                name,
                [new RosterCheck("tcp", Site.AddressOf(name), CheckRole.Gate)],
                IsThisMachine: false
            )),
        ]);
        List<Observation> seen =
        [
            .. Site.Names.Select(name =>
                Site.Observation(name, failed.Contains(name) ? CheckOutcome.Failed : CheckOutcome.Passed)
            ),
        ];
        return new LedgerEntry(At(minute))
        {
            Round = Site.Round(Interlocked.Increment(ref _rounds), At(minute), failed: failed.Length),
            Sight = RoundSight.Of(roster, seen, name => new Standing(name)) with { Anchors = Anchors },
        };
    }

    private CheckResult Failed(string detail, int minute) =>
        new(
            "tcp",
            Site.AddressOf(node),
            CheckRole.Gate,
            CheckOutcome.Failed,
            TimeSpan.FromMilliseconds(1000 + minute),
            detail,
            new CheckEvidence("connect")
        );
}
