using Witness.Core.Orders;
using Witness.Core.Simulation;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Simulation;

public sealed class MeasuredCourseTests
{
    [Fact]
    public async Task What_was_really_done_is_measured_by_the_record()
    {
        using var life = new RecordedLife();
        await life.RoundsAsync(6, "a=x");
        await life.RoundsAsync(4);

        var measured = life.Measure(new RecordedCourse(life.Deeds));

        Assert.Equal("4 a", RecordedLife.Words(measured));
        Assert.Equal(TimeSpan.FromMinutes(3), measured.DeadServed);
    }

    [Theory]
    [InlineData("xxxx.....", true)]
    [InlineData("xxxx....x", false)]
    [InlineData("xxxx....?.", true)]
    [InlineData("xxxx....vx", false)]
    [InlineData("xxxx....", null)]
    public async Task A_removal_is_looked_at_again_in_the_first_round_five_minutes_later_that_says_anything(
        string signs,
        bool? isWell
    )
    {
        using var life = new RecordedLife();
        await Timeline.PlayAsync(life.World, signs);

        Assert.Equal(isWell, Assert.Single((await life.ReplayAsync()).Removals).WellLater);
    }

    [Fact]
    public async Task A_dead_node_serves_from_the_round_that_saw_it_to_the_next()
    {
        using var life = new RecordedLife();
        await Timeline.PlayAsync(life.World, "x(+1)x.vx");

        // Two minutes, one, and one that nobody saw the end of.
        Assert.Equal(TimeSpan.FromMinutes(4), (await life.ReplayAsync()).DeadServed);
    }

    [Fact]
    public async Task What_happened_in_a_gap_is_not_charged()
    {
        using var life = new RecordedLife();
        await Timeline.PlayAsync(life.World, "x(+30)x");

        Assert.Equal(TimeSpan.FromMinutes(2), (await life.ReplayAsync()).DeadServed);
    }

    [Fact]
    public async Task A_removal_that_was_called_off_was_none()
    {
        using var life = new RecordedLife();
        await Timeline.PlayAsync(life.World, "xxx(down)x");
        await life.OrderAsync(OrderKind.Hold, "a");
        await Timeline.PlayAsync(life.World, "(up)(+20)x..");

        Assert.Single(life.Fences);
        Assert.Empty(life.Measure(new RecordedCourse(life.Deeds)).Removals);
    }

    [Fact]
    public async Task A_removal_that_was_undone_before_the_next_round_was_one()
    {
        using var life = new RecordedLife();
        await life.RoundsAsync(4, "a=x");
        await life.OrderAsync(OrderKind.Readd, "a", force: true);
        await life.RoundsAsync(1);

        var measured = life.Measure(new RecordedCourse(life.Deeds));

        Assert.Equal("4 a", RecordedLife.Words(measured));
        Assert.Equal([new Return(5, life.Rounds[^1].Mark.At, "a")], measured.Returns);
    }

    [Fact]
    public async Task Nodes_that_are_not_measured_are_followed_all_the_same()
    {
        using var life = new RecordedLife();
        await life.RoundsAsync(5, "a=x");
        var present = await life.World.Ledger.RecallAsync(CancellationToken.None);
        var policy = new SimulatedPolicy(life.World.Settings, Retry: null);
        var course = new PolicyCourse(life.World.Fleet, present, policy, life.Deeds);
        var measured = new MeasuredCourse(course, life.World.Settings.Every, node => node != "a");
        life.Rounds.ToList().ForEach(measured.Take);

        Assert.False(course.IsIn("a"));
        Assert.Empty(measured.Finish().Removals);
        Assert.Equal(TimeSpan.Zero, measured.Finish().DeadServed);
    }
}
