using Witness.Core.Ledger;
using Witness.Core.Stonith;

namespace Witness.Core.Tests.Stonith;

public sealed class BlindnessWatchTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("vvvvv", "")]
    [InlineData("vvvvvv", "6 void")]
    [InlineData("vvvvvvvvvvvvvv", "6 void")]
    [InlineData("vvvvv.", "")]
    [InlineData("vvvvvv.", "6 void; 7 sees")]
    [InlineData("vvvvv.vvvvv.", "")]
    [InlineData(".vvvvvvvv...vvvvvvv.", "7 void; 10 sees; 18 void; 20 sees")]
    public void It_is_told_once_when_it_lasts_and_once_when_it_is_over(string rounds, string told)
    {
        List<string> notices = [];
        VoidRun? run = null;
        foreach (var (round, number) in rounds.Select((round, index) => (round, index + 1)))
        {
            // As a daemon that is started anew for every round: nothing but the ledger remembers.
            var at = Noon.AddMinutes(number);
            var thought = new Deliberation(new Recollection { VoidRun = run }, at);
            BlindnessWatch.Watch(thought, run, round == 'v' ? "0 of 3 anchors answered" : null);
            notices.AddRange(
                thought.Notices.Select(notice =>
                    $"{number} {(notice.Text.Contains("sees again", StringComparison.Ordinal) ? "sees" : "void")}"
                )
            );
            run = round == 'v' ? new VoidRun((run?.Rounds ?? 0) + 1, run?.Since ?? at) : null;
        }

        Assert.Equal(told, string.Join("; ", notices));
    }

    [Fact]
    public void It_says_why_and_since_when()
    {
        var thought = new Deliberation(new Recollection(), Noon);

        BlindnessWatch.Watch(thought, new VoidRun(5, Noon.AddMinutes(-5)), "0 of 3 anchors answered");

        var notice = Assert.Single(thought.Notices);
        Assert.Equal((NoticeKind.Void, null, "witness doctor"), (notice.Kind, notice.Node, notice.Command));
        Assert.StartsWith(
            "the last 6 rounds, since 2026-01-02 11:55:00Z, were void: 0 of 3 anchors answered; ",
            notice.Text,
            StringComparison.Ordinal
        );
    }
}
