using Witness.Core.Nodes;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Stonith;

/// <summary>The policy as minutes of node a beside b and c, carried out at a registrar that works unless it is said.</summary>
public sealed class TimelineTests
{
    [Theory]
    [InlineData("..xxxx", "In In In In In Out")]
    [InlineData("x.x.x.x", "In In In In In In Out")]
    [InlineData("xxx...", "In In In In In In")]
    [InlineData("xxx(+58)x", "In In In In")]
    [InlineData("xxx(+57)x", "In In In In")]
    [InlineData("x(+20)x(+20)x(+15)x", "In In In Out")]
    [InlineData("x(+20)x(+20)x(+20)x", "In In In In")]
    [InlineData("eeeeee", "In In In In In In")]
    [InlineData("hhhh", "In In In Out")]
    public async Task Four_strikes_within_an_hour_take_a_failing_node_out(string script, string stands) =>
        Assert.Equal(stands, await PlayAsync(script));

    [Theory]
    [InlineData("xxx??x", "In In In In In Out")]
    [InlineData("xxx?.?x", "In In In In In In Out")]
    [InlineData("????????", "In In In In In In In In")]
    public async Task An_unknown_answer_is_neither_pass_nor_strike(string script, string stands) =>
        Assert.Equal(stands, await PlayAsync(script));

    [Theory]
    [InlineData("xxxvvvx", "In In In In In In Out")]
    [InlineData("vvvvvv", "In In In In In In")]
    [InlineData("oooooo", "In In In In In In")]
    [InlineData("ooooo...", "In In In In In In In In")]
    [InlineData("xxxooox", "In In In In In In Out")]
    public async Task A_void_round_gives_no_strike_and_fences_nobody(string script, string stands) =>
        Assert.Equal(stands, await PlayAsync(script));

    [Theory]
    [InlineData("(hold)xxxxx(release)..", "In In In In In In In")]
    [InlineData("(hold)xxxxx(release)x", "In In In In In Out")]
    [InlineData("(freeze)xxxxx(thaw)..", "In In In In In In In")]
    [InlineData("(freeze)xxxxx(thaw)x", "In In In In In Out")]
    [InlineData("(observe)xxxxx(act)..", "In In In In In In In")]
    [InlineData("(observe)xxxxx(act)x", "In In In In In Out")]
    [InlineData("xxx(restart)x", "In In In Out")]
    [InlineData("xxxx(restart)....", "In In In Out Out Out Out Out")]
    public async Task Strikes_alone_never_fence_a_node_that_passes(string script, string stands) =>
        Assert.Equal(stands, await PlayAsync(script));

    [Theory]
    [InlineData("xxx(<10)xxxx", "In In In In In In Out")]
    [InlineData("xxx(<1)xxxx", "In In In Out Out Out Out")]
    [InlineData("xxx(<2)xxxx", "In In In In In In Out")]
    [InlineData("xxx(>61)xxxx", "In In In In In In Out")]
    [InlineData("xxx(>525600)xxxx", "In In In In In In Out")]
    [InlineData("xxx(<525600)xxxx", "In In In In In In Out")]
    [InlineData("xxxx(<525600)...", "In In In Out Out Out Out")]
    public async Task A_clock_that_jumps_fences_nobody_and_puts_nobody_back(string script, string stands) =>
        Assert.Equal(stands, await PlayAsync(script));

    [Theory]
    [InlineData("xxxx..........(readd).", "In In In Out Out Out Out Out Out Out Out Out Out Out In")]
    [InlineData("xxxx.........(readd).", "In In In Out Out Out Out Out Out Out Out Out Out Out")]
    [InlineData("xxxxx(readd)x", "In In In Out Out Out")]
    [InlineData("xxxxx(readd!)xxxx", "In In In Out Out In In In Out")]
    [InlineData(
        "xxxx......vvvv....(readd)v",
        "In In In Out Out Out Out Out Out Out Out Out Out Out Out Out Out Out In"
    )]
    [InlineData("..(remove)....", "In In Out Out Out Out")]
    [InlineData("(remove)(readd!)..", "In In")]
    public async Task A_fenced_node_comes_back_only_by_order(string script, string stands) =>
        Assert.Equal(stands, await PlayAsync(script));

    [Theory]
    [InlineData("xxx(down)x(up)x", "In In In Leaving Out")]
    [InlineData("xxx(down)xxx(up)x", "In In In Leaving Leaving Leaving Out")]
    [InlineData("xxx(down)x(restart)(up)x", "In In In Leaving Out")]
    [InlineData("xxx(down)x(up)vv.", "In In In Leaving Leaving Leaving Out")]
    [InlineData("xxx(down)x(freeze)(up)xx(thaw)x", "In In In Leaving Leaving Leaving Out")]
    [InlineData("xxx(down)x(up)(observe)xx(act)x", "In In In Leaving Leaving Leaving Out")]
    [InlineData("xxx(down)x(<525600)xx(up)xx", "In In In Leaving Leaving Leaving Out Out")]
    [InlineData(
        "xxx(down)x..........(up)..",
        "In In In Leaving Leaving Leaving Leaving Leaving Leaving Leaving Leaving Leaving Leaving In In In"
    )]
    public async Task A_pending_removal_waits_for_its_registrar(string script, string stands) =>
        Assert.Equal(stands, await PlayAsync(script));

    [Theory]
    [InlineData("xxx(down)x(hold)(up)xx", "In In In Leaving In In")]
    [InlineData("xxx(down)x(hold)(up)x(release)x", "In In In Leaving In Out")]
    [InlineData(".(hold)(remove).", "In Out")]
    public async Task A_hold_takes_back_what_has_been_decided_and_not_been_done(string script, string stands) =>
        Assert.Equal(stands, await PlayAsync(script));

    [Fact]
    public async Task A_single_node_is_never_fenced_whatever_it_says()
    {
        using var world = new World("a", Zones.Www("a"));

        Assert.Equal("In In In In In In", await Timeline.PlayAsync(world, "xxxxxx"));
        Assert.Equal("a", world.Zone.Published());
    }

    [Fact]
    public async Task More_strikes_can_be_asked_for_within_another_window()
    {
        using var world = new World("abc", Zones.Www("abc"));
        world.Restart(settings => settings with { Strikes = 2, Within = TimeSpan.FromMinutes(5) });

        Assert.Equal("In In In Out", await Timeline.PlayAsync(world, "x(+5)x.x"));
    }

    [Fact]
    public async Task A_node_without_checks_moves_only_by_orders()
    {
        using var world = new World(
            new Fleet([Fleets.Unchecked("a"), Fleets.Node("b")], [Fleets.Settings()]),
            Zones.Www("ab")
        );

        Assert.Equal("In In Out Out In", await Timeline.PlayAsync(world, "..(remove)..(readd)."));
        Assert.Equal(Rotation.In, world["a"]);
        Assert.Empty(world.Ledger.Verdicts);
    }

    private static async Task<string> PlayAsync(string script)
    {
        using var world = new World("abc", Zones.Www("abc"));
        return await Timeline.PlayAsync(world, script);
    }
}
