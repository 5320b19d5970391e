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
        Assert.Equal(
            serves,
            NodeVerdict.Of(new Standing("taiga") { Rotation = rotation, Spared = said }, Mode.Observe).Serves
        );

    [Fact]
    public void What_an_observer_would_have_done_counts_no_longer_once_it_acts() =>
        Assert.True(NodeVerdict.Of(new Standing("taiga") { Spared = "WouldFence Observe" }, Mode.Act).Serves);

    [Fact]
    public void It_gives_its_reason() =>
        Assert.Equal(
            "out: 4 strikes within 1 h",
            NodeVerdict
                .Of(new Standing("taiga") { Rotation = Rotation.Out, Reason = "4 strikes within 1 h" }, Mode.Act)
                .Reason
        );
}
