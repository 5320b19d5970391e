using System.Globalization;
using System.Net;
using Witness.Core.Checks;
using Witness.Core.Rounds;
using Witness.Core.Tests.Doubles;
using Witness.Core.Timelines;
using Timeline = Witness.Core.Timelines.Timeline;

namespace Witness.Core.Tests.Timelines;

public sealed class LatencyTests
{
    [Theory]
    [InlineData(".10.20.40", "20")]
    [InlineData(".10.20.40.80", "40")] // none in the middle: the slower one
    [InlineData(".10x?v.30.40", "30")]
    [InlineData("x?vn", "-")]
    [InlineData("o.10o.20o.40", "20")]
    public void A_slice_shows_the_median_of_the_rounds_that_passed(string minutes, string latency) =>
        Assert.Equal(latency, Latencies(Row(Minutes.Of(minutes), slices: 1)));

    [Fact]
    public void A_slice_without_a_round_of_its_own_shows_the_time_of_the_round_before_it() =>
        Assert.Equal("10 10 40 40", Latencies(Row(Minutes.Of(".10.40"), slices: 4)));

    [Fact]
    public void The_slowest_address_that_passed_counts()
    {
        var checks = new[] { "127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4" }
            .Select(address => new RosterCheck("https", IPAddress.Parse(address), CheckRole.Gate))
            .Append(new RosterCheck("ping", IPAddress.Loopback, CheckRole.Gate));
        var roster = new Roster([new RosterNode("a", [.. checks], IsThisMachine: false)]);
        var round = Assert.Single(Minutes.Of(".", roster));

        var sight = round.Sight with { Answers = new[] { Took(10), Took(40), Took(20), (byte)1, Took(900) } };

        Assert.Equal("40", Latencies(Row([round with { Sight = sight }], slices: 1)));
    }

    [Theory]
    [InlineData("ping ssh tcp https", "https")]
    [InlineData("ping ssh tcp", "tcp")]
    [InlineData("ping ssh", "ssh")]
    [InlineData("ping", "ping")]
    public void Without_a_word_it_is_the_best_check_that_a_node_has(string kinds, string shown) =>
        Assert.Equal(shown, Row(Minutes.Of("..", Minutes.RosterOf(kinds.Split(' '))), slices: 1).Check);

    [Fact]
    public void The_check_that_is_named_is_shown_though_the_node_may_not_have_it()
    {
        Assert.Equal("ping", Row(Minutes.Of(".10"), 1, "ping").Check);
        Assert.Equal("10", Latencies(Row(Minutes.Of(".10"), 1, "ping")));
        Assert.Equal("-", Latencies(Row(Minutes.Of(".10"), 1, "ssh")));
    }

    [Fact]
    public void Times_of_a_check_that_is_asked_no_more_are_not_put_on_one_scale_with_those_of_another()
    {
        var old = Minutes.Of(".10.10___", Minutes.RosterOf("ping"));
        var present = Minutes.Of("___.40.40", Minutes.RosterOf("ping", "https"));

        var row = Row([.. old, .. present], slices: 10);

        Assert.Equal("https", row.Check);
        Assert.Equal("- - - - - - 40 40 40 40", Latencies(row));
        Assert.Equal("..........", Minutes.TextOf(row));
    }

    private static byte Took(int milliseconds) =>
        AnswerCell.Of(CheckOutcome.Passed, TimeSpan.FromMilliseconds(milliseconds)).Code;

    private static TimelineRow Row(IReadOnlyList<RecordedRound> rounds, int slices, string? check = null)
    {
        var until = rounds[^1].Mark.At.AddMinutes(1);
        return Timeline.Of(rounds, ["a"], Minutes.Start, until, slices, TimeSpan.FromMinutes(1), check).Rows[0];
    }

    /// <summary>Milliseconds, rounded to tens, for a cell keeps a time within 3 %.</summary>
    private static string Latencies(TimelineRow row) =>
        string.Join(
            ' ',
            row.Slices.Select(slice =>
                slice.Latency is { } took
                    ? (Math.Round(took.TotalMilliseconds / 10) * 10).ToString(CultureInfo.InvariantCulture)
                    : "-"
            )
        );
}
