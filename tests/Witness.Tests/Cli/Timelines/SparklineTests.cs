using Witness.Cli.Timelines;
using Witness.Core.Timelines;

namespace Witness.Tests.Cli.Timelines;

public sealed class SparklineTests
{
    [Theory]
    [InlineData("10 20 40", "▁▅█", "158", "10/20/40 ms")]
    [InlineData("10 11 10", "▁▁▁", "111", "10/10/11 ms")] // what hardly differs does not look as if it did
    [InlineData("10 - 10000", "▁ █", "1 8", "0.01/10/10 s")]
    [InlineData("0.4 9.5 250", "▁▄█", "148", "0.4/9.5/250 ms")]
    [InlineData("7", "▁", "1", "7/7/7 ms")]
    [InlineData("- -", "  ", "  ", "no times")]
    public void A_bar_a_slice_and_its_scale_in_words(string times, string bars, string digits, string scale)
    {
        var spark = new Sparkline(Row(times));

        Assert.Equal(bars, spark.ToText(draws: true));
        Assert.Equal(digits, spark.ToText(draws: false));
        Assert.Equal(scale, spark.Scale());
    }

    private static TimelineRow Row(string times) =>
        new(
            "rin",
            [
                .. times
                    .Split(' ')
                    .Select(time => new TimelineSlice(
                        Site.Now,
                        TimelineState.Passed,
                        time == "-"
                            ? null
                            : TimeSpan.FromMilliseconds(
                                double.Parse(time, System.Globalization.CultureInfo.InvariantCulture)
                            ),
                        0,
                        1
                    )),
            ]
        );
}
