using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Strikes;

/// <summary>The first success after a failure is kept with its evidence, and no other success is.</summary>
public sealed class RecoveryTests
{
    [Theory]
    [InlineData("....", "")]
    [InlineData("x...", "2")]
    [InlineData("xx.x.", "3 5")]
    [InlineData("x?.", "3")]
    [InlineData("?.", "")]
    [InlineData("ee.", "")]
    public async Task The_first_pass_after_a_failure_is_kept(string minutes, string rounds)
    {
        using var world = new World("abc", Zones.Www("abc"));
        foreach (var minute in minutes)
        {
            await world.RoundAsync($"a={minute}");
        }

        Assert.Equal(rounds, string.Join(' ', Recovered(world)));
    }

    [Fact]
    public async Task A_recovery_says_what_passes_and_keeps_every_result()
    {
        using var world = new World("abc", Zones.Www("abc"));
        await world.RoundAsync("a=x");
        await world.RoundAsync("a=.e");

        var recovery = world.Ledger.Entries.SelectMany(entry => entry.Recoveries).Single();
        Assert.Equal("passes again: https 203.0.113.1: said .", recovery.Detail);
        Assert.Equal(2, recovery.Results.Count);
    }

    [Fact]
    public async Task A_void_round_lets_nobody_recover()
    {
        using var world = new World("abc", Zones.Www("abc"));
        await world.RoundAsync("a=x");
        await world.RoundAsync(blind: "0 of 3 anchors answered");

        Assert.Empty(Recovered(world));
    }

    private static IEnumerable<long> Recovered(World world) =>
        world.Ledger.Entries.Where(entry => entry.Recoveries.Count > 0).Select(entry => entry.Round!.Number);
}
