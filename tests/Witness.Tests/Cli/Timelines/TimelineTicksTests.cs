using System.Globalization;
using Witness.Cli.Timelines;
using Witness.Core.Timelines;

namespace Witness.Tests.Cli.Timelines;

public sealed class TimelineTicksTests
{
    [Theory]
    [InlineData("2026-01-01 18:00", "12:00:00", 48, "|18:00  |20:00  |22:00  |Jan 2  |02:00  |04:00  ")]
    [InlineData("2026-01-01 03:04", "1.00:00:00", 40, "    |06:00    |12:00    |18:00    |Jan 2")]
    [InlineData("2026-01-01 00:00", "7.00:00:00", 56, "|Jan 1  |Jan 2  |Jan 3  |Jan 4  |Jan 5  |Jan 6  |Jan 7  ")]
    [InlineData("2026-01-01 00:00", "28.00:00:00", 40, "     |Jan 5    |Jan 12   |Jan 19   |    ")] // Mondays
    [InlineData("2026-01-02 03:04", "00:01:00", 40, "|03:04:00 |03:04:15 |03:04:30 |03:04:45 ")]
    [InlineData("2026-01-02 02:36", "00:30:00", 10, "        | ")] // no room for the label: the mark alone
    public void Ticks_are_round_times_as_close_as_labels_have_room(string since, string span, int cells, string axis)
    {
        var begin = DateTimeOffset.Parse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var end = begin + TimeSpan.Parse(span, CultureInfo.InvariantCulture);

        Assert.Equal(axis, TimelineTicks.Of(new TimelineAxis(begin, end, cells), '|'));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(1)]
    [InlineData(1_000_000)]
    [InlineData(3_000_000_000)]
    public void No_time_is_too_short_or_too_long_and_no_label_touches_the_next(double seconds)
    {
        var begin = new DateTimeOffset(1926, 1, 2, 3, 4, 5, TimeSpan.Zero);

        var axis = TimelineTicks.Of(new TimelineAxis(begin, begin.AddSeconds(seconds), 62), '|');

        Assert.Equal(62, axis.Length);
        Assert.All(axis.Split('|').Skip(1).SkipLast(1), label => Assert.EndsWith(" ", label));
    }
}
