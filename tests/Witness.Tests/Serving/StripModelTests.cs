using Witness.Core.Timelines;
using Witness.Serving.Pages;

namespace Witness.Tests.Serving;

public sealed class StripModelTests
{
    [Fact]
    public void Slices_side_by_side_that_say_the_same_are_one_run() =>
        Assert.Equal(
            [new StripRun(0, 2, "passed"), new StripRun(2, 1, "failed"), new StripRun(3, 1, "passed")],
            StripModel
                .Of(Row(TimelineState.Passed, TimelineState.Passed, TimelineState.Failed, TimelineState.Passed))
                .Runs
        );

    [Fact]
    public void Who_does_not_see_it_is_told_the_numbers() =>
        Assert.Equal(
            "taiga: passed 3 of 4 rounds of the last day, 1 strike",
            StripModel.Of(Row(TimelineState.Failed) with { Passed = 3, Failed = 1 }).Words
        );

    [Fact]
    public void A_node_of_which_nothing_is_known_says_so() =>
        Assert.Equal("taiga: nothing is known of the last day", StripModel.Of(Row(TimelineState.NoData)).Words);

    [Fact]
    public void Every_state_but_the_lack_of_one_has_a_shape_of_its_own()
    {
        var shapes = Enum.GetValues<TimelineState>()
            .Where(state => state is not (TimelineState.NoData or TimelineState.Returning))
            .Select(state => StripShape.Of(state.ToString().ToLowerInvariant()))
            .ToList();

        Assert.All(shapes, shape => Assert.True(shape.Height > 0));
        Assert.Equal(shapes.Count, shapes.Distinct().Count());
        Assert.Equal(0, StripShape.Of("nodata").Height);
    }

    private static TimelineRow Row(params TimelineState[] states) =>
        new("taiga", [.. states.Select(state => new TimelineSlice(Site.Now, state, Latency: null, 0, 1))]);
}
