using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Stonith;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Stonith;

/// <summary>Each notice has its reason, its records and the command to type next.</summary>
public sealed class MoveNoticesTests
{
    private static readonly string[] RecordsOfA = ["www A a", "www AAAA a"];

    [Fact]
    public async Task A_removal_names_the_records_and_how_to_put_them_back()
    {
        using var world = new World("abc", Zones.Www("abc"));

        await world.RoundsAsync(4, "a=x");

        var notice = Assert.Single(world.Ledger.Notices);
        Assert.Equal((NoticeKind.Removed, "witness readd a"), (notice.Kind, notice.Command));
        Assert.Contains("4 strikes within 1 h", notice.Text, StringComparison.Ordinal);
        Assert.Equal(world.Ledger.Of("a").Owed.Select(owed => owed.Record), notice.Removed);
        Assert.NotEmpty(notice.Removed);
    }

    [Fact]
    public async Task A_node_that_is_ready_and_its_return_name_the_records()
    {
        using var world = new World("abc", Zones.Www("abc"));
        await world.RoundsAsync(4, "a=x");
        var records = world.Ledger.Of("a").Owed.Select(owed => owed.Record).ToList();
        await world.RoundsAsync(12);

        var ready = Assert.Single(world.Ledger.Notices, notice => notice.Kind == NoticeKind.Ready);
        Assert.All(records, record => Assert.Contains($"+ {record}", ready.Text, StringComparison.Ordinal));
        Assert.Equal("witness readd a", ready.Command);

        await world.OrderAsync(OrderKind.Readd, "a");
        var readded = Assert.Single(world.Ledger.Notices, notice => notice.Kind == NoticeKind.Readded);
        Assert.Equal(records, readded.Added);
        Assert.Equal("witness status", readded.Command);
    }

    [Theory]
    [InlineData(OrderKind.Hold, "a", "witness release a")]
    [InlineData(OrderKind.Freeze, null, "witness thaw")]
    public async Task A_spared_node_names_what_it_is_published_by_and_how_to_let_it_go(
        OrderKind kind,
        string? node,
        string command
    )
    {
        using var world = new World("abc", Zones.Www("abc"));
        await world.OrderAsync(kind, node);

        await world.RoundsAsync(6, "a=x");

        var notice = Assert.Single(world.Ledger.Notices);
        Assert.Equal((NoticeKind.Spared, command), (notice.Kind, notice.Command));
        Assert.Contains("; published: www.example.com ", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_that_came_back_are_named_with_where_to_look()
    {
        using var world = new World("abc", Zones.Www("abc"));
        await world.RoundsAsync(4, "a=x");
        world.Registrar["example.com"] = world.Zone.With(RecordsOfA);

        // Zones are read every ten minutes while a node is out.
        await world.RoundsAsync(12, "a=x");

        var notice = Assert.Single(world.Ledger.Notices, notice => notice.Kind == NoticeKind.CameBack);
        Assert.Equal("witness history a", notice.Command);
        Assert.Equal(RecordsOfA.Length, notice.Added.Count);
    }

    [Fact]
    public async Task A_change_whose_outcome_is_unclear_names_its_zone_and_its_records()
    {
        using var world = new World("abc", Zones.Www("abc"));
        world.Registrar.OnApply = Faults.Unclear;

        await world.RoundsAsync(4, "a=x");

        var notice = Assert.Single(world.Ledger.Notices, notice => notice.Kind == NoticeKind.ChangeFailed);
        Assert.Equal(("example.com", "witness status"), (notice.Zone?.Text, notice.Command));
        Assert.Contains("; what it is about: - www.example.com ", notice.Text, StringComparison.Ordinal);
        Assert.Equal(Rotation.Leaving, world["a"]);
    }

    [Fact]
    public async Task In_observe_the_plan_says_what_acting_would_do()
    {
        using var world = new World("abc", Zones.Www("abc"));
        world.Restart(settings => settings with { Mode = Mode.Observe });

        await world.RoundsAsync(4, "a=x");

        Assert.Equal("witness plan", Assert.Single(world.Ledger.Notices).Command);
    }

    [Fact]
    public async Task Blindness_is_told_once_though_the_daemon_is_started_again()
    {
        using var world = new World("abc", Zones.Www("abc"));
        for (var round = 0; round < 12; round++)
        {
            await world.RoundAsync(blind: "0 of 3 anchors answered");
            world.Restart();
        }

        await world.RoundAsync();
        await world.RoundAsync();

        Assert.Equal(
            ["witness doctor", "witness status"],
            world.Ledger.Notices.Where(notice => notice.Kind == NoticeKind.Void).Select(notice => notice.Command)
        );
    }
}
