using Witness.Core.Stonith;
using Witness.Core.Strikes;
using Witness.Status;

namespace Witness.Tests.Status;

public sealed class NodeVerdictTests
{
    [Theory]
    [InlineData(Rotation.In, null, true)]
    [InlineData(Rotation.Leaving, null, false)]
    [InlineData(Rotation.Out, null, false)]
    [InlineData(Rotation.Returning, null, true)]
    [InlineData(Rotation.In, "Spare Floor", true)]
    [InlineData(Rotation.In, "Spare Held", true)]
    [InlineData(Rotation.In, "WouldFence Observe", false)]
    public void Users_go_where_dns_sends_them_or_would(Rotation rotation, string? said, bool serves) =>
        Assert.Equal(serves, Of(new Standing("taiga") { Rotation = rotation, Spared = said }).Serves);

    [Fact]
    public void What_an_observer_would_have_done_counts_no_longer_once_it_acts() =>
        Assert.True(Of(new Standing("taiga") { Spared = "WouldFence Observe" }, Mode.Act).Serves);

    [Fact]
    public void It_gives_its_reason() =>
        Assert.Equal(
            "out: 4 strikes within 1 h",
            Of(new Standing("taiga") { Rotation = Rotation.Out, Reason = "4 strikes within 1 h" }, Mode.Act).Reason
        );

    [Theory]
    [InlineData(Rotation.In, 56, false)]
    [InlineData(Rotation.In, 57, true)]
    [InlineData(Rotation.Out, 57, false)]
    public void Old_knowledge_lets_go_of_who_would_be_out_once_too_few_strikes_lie_within_the_window(
        Rotation rotation,
        int minutesAgo,
        bool serves
    )
    {
        var last = Site.Now.AddMinutes(-minutesAgo);
        var standing = new Standing("taiga")
        {
            Rotation = rotation,
            Spared = "WouldFence Observe",
            Strikes = [last.AddMinutes(-3), last.AddMinutes(-2), last.AddMinutes(-1), last],
        };

        Assert.Equal(serves, Of(standing, isOldKnowledge: true).Serves);
        Assert.False(Of(standing).Serves);
    }

    private static NodeVerdict Of(Standing standing, Mode mode = Mode.Observe, bool isOldKnowledge = false) =>
        NodeVerdict.Of(standing, new PolicySettings { Mode = mode, Strikes = 4 }, isOldKnowledge, Site.Now);
}
