using Witness.Configuration.Kinds;

namespace Witness.Tests.Configuration;

public sealed class DurationTests
{
    [Theory]
    [InlineData("1000ms", 1)]
    [InlineData("10s", 10)]
    [InlineData("5m", 300)]
    [InlineData("2h", 7200)]
    [InlineData("2d", 172_800)]
    public void A_duration_is_a_number_with_its_unit(string written, int seconds)
    {
        var read = Reader.Good(
            $$"""
            {
              "policy": { "within": "{{written}}", "strikes": 1 },
              "round": { "every": "1s" },
              "checks": { "https": false },
              "nodes": [{ "name": "chitoge", "addresses": ["203.0.113.11"] }]
            }
            """
        );

        Assert.Equal(TimeSpan.FromSeconds(seconds), read.Policy.Within);
    }

    [Theory]
    [InlineData(250, "250ms")]
    [InlineData(1000, "1s")]
    [InlineData(90_000, "90s")]
    [InlineData(3_900_000, "65m")]
    [InlineData(172_800_000, "2d")]
    public void A_duration_is_written_in_its_largest_whole_unit(int milliseconds, string written) =>
        Assert.Equal(written, DurationKind.Write(TimeSpan.FromMilliseconds(milliseconds)));
}
