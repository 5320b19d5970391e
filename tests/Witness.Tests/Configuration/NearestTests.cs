using Witness.Configuration;

namespace Witness.Tests.Configuration;

public sealed class NearestTests
{
    private static readonly string[] Keys =
    [
        "strikes",
        "within",
        "maxRemoved",
        "keepAtLeast",
        "maxPerRound",
        "key",
        "keyName",
        "ca",
    ];

    [Theory]
    [InlineData("strike", "strikes")]
    [InlineData("stirkes", "strikes")]
    [InlineData("STRIKES", "strikes")]
    [InlineData("max_removed", "maxRemoved")]
    [InlineData("keepAt", "keepAtLeast")]
    [InlineData("keyNam", "keyName")]
    [InlineData("withinHours", "within")]
    [InlineData("endpoint", null)]
    [InlineData("up", null)]
    [InlineData("", null)]
    public void The_nearest_word_is_few_slips_away_or_begins_alike(string written, string? meant) =>
        Assert.Equal(meant, Nearest.Of(written, Keys));
}
