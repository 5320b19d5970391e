using Spectre.Console;
using Witness.Cli.Timelines;
using Witness.Core.Timelines;

namespace Witness.Tests.Cli.Timelines;

public sealed class TimelineSignTests
{
    private static readonly TimelineSlice[] Slices =
    [
        .. Enum.GetValues<TimelineState>().Select(state => Slice(state, failed: 0)),
        Slice(TimelineState.Out, failed: 1),
    ];

    [Fact]
    public void No_two_states_differ_in_colour_alone()
    {
        var signs = Slices.Select(TimelineSign.Of).ToList();

        Assert.Equal(signs.Count, signs.Select(sign => sign.Drawn).Distinct().Count());
        Assert.Equal(signs.Count, signs.Select(sign => sign.Plain).Distinct().Count());
        Assert.Equal(signs.Count, signs.Select(sign => sign.Word).Distinct(StringComparer.Ordinal).Count());
        Assert.All(signs, sign => Assert.True(char.IsAscii(sign.Plain)));
        Assert.Equal(signs.ToHashSet(), TimelineSign.All.ToHashSet());
    }

    [Theory]
    [InlineData(TimelineState.Passed, 0, '━', '.', "green")]
    [InlineData(TimelineState.Failed, 1, '╳', 'x', "red")]
    [InlineData(TimelineState.Out, 0, '░', 'o', "yellow")]
    [InlineData(TimelineState.Out, 1, '▒', '#', "red")]
    [InlineData(TimelineState.NoData, 0, '·', '_', "grey")]
    public void A_state_has_a_colour_and_a_shape(TimelineState state, int failed, char drawn, char plain, string colour)
    {
        var sign = TimelineSign.Of(Slice(state, failed));

        Assert.Equal(drawn.ToString(), sign.ToCell(draws: true).Text);
        Assert.Equal(plain.ToString(), sign.ToCell(draws: false).Text);
        Assert.Equal(Style.Parse(colour).Foreground, sign.ToCell(draws: true).Colour);
    }

    private static TimelineSlice Slice(TimelineState state, int failed) =>
        new(Site.Now, state, Latency: null, failed, 1);
}
