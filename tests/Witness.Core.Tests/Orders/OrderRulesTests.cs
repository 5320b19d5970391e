using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Orders;
using Witness.Core.Stonith;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Orders;

public sealed class OrderRulesTests
{
    private static readonly DateTimeOffset Now = ManualClock.Start;
    private static readonly Hold Freeze = new(Now, Until: null, Reason: null, "me@here");

    [Theory]
    [InlineData(OrderKind.Readd, Rotation.In, "a is in already")]
    [InlineData(OrderKind.Readd, Rotation.Leaving, null)]
    [InlineData(OrderKind.Readd, Rotation.Out, null)]
    [InlineData(OrderKind.Readd, Rotation.Returning, "a is returning already")]
    [InlineData(OrderKind.Remove, Rotation.In, null)]
    [InlineData(OrderKind.Remove, Rotation.Leaving, "a is leaving already, since 2026-01-02 03:04:00Z")]
    [InlineData(OrderKind.Remove, Rotation.Out, "a is out already, since 2026-01-02 03:04:00Z")]
    [InlineData(OrderKind.Remove, Rotation.Returning, null)]
    [InlineData(OrderKind.Hold, Rotation.In, null)]
    [InlineData(OrderKind.Hold, Rotation.Out, null)]
    [InlineData(OrderKind.Release, Rotation.In, "a is not held")]
    [InlineData(OrderKind.Freeze, Rotation.In, null)]
    [InlineData(OrderKind.Thaw, Rotation.In, "this witness is not frozen")]
    [InlineData(
        OrderKind.Forget,
        Rotation.Out,
        "a is still configured: take it out of the configuration and reload the daemon first"
    )]
    public void Each_order_knows_where_it_can_be_followed(OrderKind kind, Rotation rotation, string? refusal) =>
        Assert.Equal(refusal, WhyRefused(kind, Well with { Rotation = rotation }));

    [Theory]
    [InlineData(OrderKind.Remove, Rotation.Leaving)]
    [InlineData(OrderKind.Readd, Rotation.Returning)]
    public void A_move_that_waits_after_a_failure_may_be_ordered_again(OrderKind kind, Rotation rotation)
    {
        var waiting = Well with { Rotation = rotation };
        waiting = waiting.With(Fleets.Example, ZoneProgress.New.Failed(Now, "no such key", needsHuman: true));

        Assert.Null(WhyRefused(kind, waiting));
    }

    [Theory]
    [InlineData(CheckOutcome.Failed, 10, "a fails; mend it")]
    [InlineData(CheckOutcome.Unknown, 10, "it is not known whether a is well")]
    [InlineData(null, 10, "it is not known whether a is well")]
    [InlineData(
        CheckOutcome.Passed,
        7,
        "a has passed 7 rounds running, and 10 are asked (policy.cleanRounds): wait 3 min"
    )]
    public void A_readd_asks_for_clean_rounds_unless_forced(CheckOutcome? last, int clean, string refusal)
    {
        var standing = Well with { Rotation = Rotation.Out, LastOutcome = last, CleanRounds = clean };

        Assert.StartsWith(refusal, WhyRefused(OrderKind.Readd, standing), StringComparison.Ordinal);
        Assert.Null(WhyRefused(OrderKind.Readd, standing, force: true));
    }

    [Theory]
    [InlineData(OrderKind.Readd, Rotation.Out)]
    [InlineData(OrderKind.Remove, Rotation.In)]
    public void Nothing_changes_while_frozen_or_observing_and_force_does_not_help(OrderKind kind, Rotation rotation)
    {
        var standing = Well with { Rotation = rotation };

        Assert.Contains("witness thaw", WhyRefused(kind, standing, Freeze, force: true), StringComparison.Ordinal);
        Assert.StartsWith(
            "mode is observe",
            new OrderRules(Fleets.Of("ab"), new PolicySettings()).WhyRefused(
                OrderOf(kind, "a", force: true),
                standing,
                freeze: null
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_freeze_that_had_ended_by_then_refuses_nothing()
    {
        var ended = Freeze with { Until = Now };

        Assert.Null(WhyRefused(OrderKind.Remove, Well, ended));
        Assert.NotNull(WhyRefused(OrderKind.Remove, Well, Freeze with { Until = Now.AddSeconds(1) }));
        Assert.NotNull(WhyRefused(OrderKind.Thaw, Well, ended));
    }

    [Theory]
    [InlineData(OrderKind.Readd)]
    [InlineData(OrderKind.Remove)]
    [InlineData(OrderKind.Hold)]
    [InlineData(OrderKind.Release)]
    public void A_node_that_nobody_knows_gets_the_names_that_are_known(OrderKind kind) =>
        Assert.Equal("no node is named z: the configuration has a and b", WhyRefused(kind, new Standing("z")));

    [Fact]
    public void A_node_that_is_not_configured_any_more_can_be_forgotten_where_something_is_kept()
    {
        Assert.Equal("nothing is kept of z", WhyRefused(OrderKind.Forget, new Standing("z")));
        Assert.Null(WhyRefused(OrderKind.Forget, new Standing("z") { Rotation = Rotation.Out }));
        Assert.Null(WhyRefused(OrderKind.Readd, new Standing("z") { Rotation = Rotation.Out }));
    }

    [Fact]
    public void Records_owed_to_a_zone_that_is_gone_are_not_dropped_in_silence()
    {
        var owed = new OwedRecord(DomainName.Parse("example.org"), Zones.Record("www A a"));

        Assert.StartsWith(
            "records of a are owed to example.org, which the configuration no longer has",
            WhyRefused(OrderKind.Readd, Well with { Rotation = Rotation.Out, Owed = [owed] }, force: true),
            StringComparison.Ordinal
        );
    }

    private static Standing Well =>
        new("a")
        {
            LastOutcome = CheckOutcome.Passed,
            CleanRounds = 10,
            Since = Now,
        };

    private static string? WhyRefused(OrderKind kind, Standing standing, Hold? freeze = null, bool force = false) =>
        new OrderRules(Fleets.Of("ab"), new PolicySettings { Mode = Mode.Act }).WhyRefused(
            OrderOf(kind, standing.Node, force),
            standing,
            freeze
        );

    private static Order OrderOf(OrderKind kind, string node, bool force) =>
        new(1, kind, node, Now, "me@here") { Force = force };
}
