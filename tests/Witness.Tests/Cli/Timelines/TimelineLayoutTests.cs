using Witness.Cli.Timelines;

namespace Witness.Tests.Cli.Timelines;

public sealed class TimelineLayoutTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(160)]
    [InlineData(250)]
    public void A_line_is_as_wide_as_the_terminal(int width)
    {
        foreach (var latency in new[] { false, true })
        {
            var layout = new TimelineLayout(width, ["chitoge", new string('x', 70)], latency);

            var line = layout.Line("chitoge", [new string('.', layout.Cells)], "100%");

            Assert.Equal(width, line.Sum(cell => cell.Text.Length));
        }
    }

    [Fact]
    public void Names_take_no_more_than_they_need_and_a_quarter_at_most()
    {
        Assert.Equal(3, new TimelineLayout(80, ["a", "rin"], showsLatency: false).Name);
        Assert.Equal(20, new TimelineLayout(80, [new string('x', 70)], showsLatency: false).Name);
    }

    [Fact]
    public void A_name_that_is_too_long_loses_its_middle()
    {
        var layout = new TimelineLayout(40, ["web-frankfurt-01", "web-frankfurt-02"], showsLatency: false);

        Assert.Equal("web-~rt-01", layout.Fit("web-frankfurt-01", '~'));
        Assert.Equal("rin", layout.Fit("rin", '~'));
    }
}
