using Witness.Hosting;

namespace Witness.Tests.Hosting;

public sealed class RoundGarbageTests
{
    private const long Much = RoundGarbage.Little + 1;

    private readonly RoundGarbage _garbage = new();

    [Fact]
    public void Little_is_collected_after_every_round() => Assert.All(Times(20, RoundGarbage.Little), Assert.True);

    [Fact]
    public void Much_is_collected_after_the_first_round_and_every_tenth_from_then_on() =>
        Assert.Equal(
            [1, 11, 21],
            Times(30, Much).Select((isTime, place) => isTime ? place + 1 : 0).Where(round => round > 0)
        );

    private List<bool> Times(int rounds, long held) =>
        [.. Enumerable.Range(0, rounds).Select(_ => _garbage.IsTime(held))];
}
