using Witness.Core.Dns;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Stonith;

/// <summary>What is done when a zone, read back after a write, is not what was meant.</summary>
public sealed class ReadBackTests
{
    private const string Mail = "@ MX 10 mail";

    [Fact]
    public async Task Records_that_the_write_lost_are_written_once_more()
    {
        using var world = new World("abc", Zones.Www("abc"));
        Once(world, zone => zone.Without(Mail));

        await world.RoundsAsync(4, "a=x");

        Assert.Equal(Rotation.Out, world["a"]);
        Assert.Contains(world.Zone.Records, record => record.Type == "MX");
        Assert.Equal(2, world.Registrar.Applied.Count);
        Assert.Contains("was written once more, and is there now", world.Ledger.Results.Last().Detail);
        Assert.Contains("- example.com 300 MX 10 mail", world.Ledger.Results.Last().Detail);
    }

    [Fact]
    public async Task What_still_differs_then_is_told_and_not_written_again()
    {
        using var world = new World("abc", Zones.Www("abc"));
        world.Registrar.AfterApply = () => world.Registrar["example.com"] = world.Zone.Without(Mail);

        await world.RoundsAsync(8, "a=x");

        Assert.Equal(Rotation.Out, world["a"]);
        Assert.Equal(2, world.Registrar.Applied.Count);
        Assert.Contains("it still differs", world.Ledger.Results.Last().Detail);
        Assert.Contains(
            world.Ledger.Notices,
            notice => notice.Text.Contains("look at the zone yourself", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_zone_that_somebody_else_has_added_to_is_left_as_it_is()
    {
        using var world = new World("abc", Zones.Www("abc"));
        Once(world, zone => zone.Without(Mail).With("new TXT hello"));

        await world.RoundsAsync(4, "a=x");

        Assert.Single(world.Registrar.Applied);
        Assert.DoesNotContain(world.Zone.Records, record => record.Type == "MX");
        Assert.Contains("somebody else changed the zone meanwhile", world.Ledger.Results.Last().Detail);
    }

    private static void Once(World world, Func<Zone, Zone> change)
    {
        world.Registrar.AfterApply = () =>
        {
            world.Registrar.AfterApply = () => { };
            world.Registrar["example.com"] = change(world.Zone);
        };
    }
}
