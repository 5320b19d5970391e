using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Stonith;

/// <summary>A registrar that does as it is told, and whose answer is lost.</summary>
public sealed class LostAnswerTests
{
    private const string Two = "example.org";

    [Fact]
    public async Task A_change_whose_answer_was_lost_is_found_made_by_the_next_reading()
    {
        using var world = new World("abc", Zones.Www("abc"));
        world.Registrar.OnAnswer = Faults.Once(Faults.Unclear);

        Assert.Equal("In In In Leaving Out", await Timeline.PlayAsync(world, "xxxxx"));
        Assert.Single(world.Registrar.Applied);
        Assert.Equal(ChangeOutcome.Accepted, Assert.Single(world.Ledger.Results).Outcome);
    }

    [Fact]
    public async Task A_change_that_never_arrived_is_found_not_made_and_resumed_under_its_own_number()
    {
        using var world = new World("abc", Zones.Www("abc"));
        world.Registrar.OnApply = Faults.Once(Faults.Unclear);

        Assert.Equal("In In In Leaving Out", await Timeline.PlayAsync(world, "xxxxx"));
        Assert.Equal(ChangeOutcome.Accepted, Assert.Single(world.Ledger.Results).Outcome);
        Assert.Equal(world.Ledger.Intents[0].Standing!.Node, world.Ledger.Intents[1].Standing!.Node);
        Assert.NotNull(world.Ledger.Intents[1].Resumes);
    }

    [Fact]
    public async Task A_lost_answer_in_one_zone_and_a_refusal_in_the_other_lose_no_record()
    {
        using var world = TwoZones();
        var before = world.Zone.Sorted();
        await world.RoundsAsync(3, "a=x");
        world.Looks = false;
        world.Registrars[0].OnAnswer = Faults.Once(Faults.Unclear);
        world.Registrars[1][Two] = world.Registrars[1][Two].Without("www A b", "www AAAA b", "www A c", "www AAAA c");

        await world.RoundAsync("a=x");

        Assert.Equal(Rotation.Leaving, world["a"]);
        Assert.Equal("bc", world.Zone.Published());
        Assert.Equal(2, world.Ledger.Of("a").OwedTo(Fleets.Example).Count());

        await world.OrderAsync(OrderKind.Readd, "a", force: true);
        Assert.Equal(Rotation.In, world["a"]);
        Assert.Equal(before, world.Zone.Sorted());
    }

    [Fact]
    public async Task A_readd_that_may_be_half_done_is_not_given_up()
    {
        using var world = TwoZones();
        await world.RoundsAsync(4, "a=x");
        world.Registrars[0].OnAnswer = Faults.Once(Faults.Unclear);
        world.Registrars[1].OnRead = Faults.Unclear;
        await world.OrderAsync(OrderKind.Readd, "a", force: true);
        world.Registrars[0].OnRead = Faults.Unclear;
        world.Registrars[1].OnRead = () => null;
        world.Registrars[1][Two] = world
            .Registrars[1][Two]
            .Without("www A b", "www AAAA b", "www A c", "www AAAA c")
            .With("www CNAME elsewhere.example.net.");

        await world.RoundAsync("a=x");

        Assert.Equal(Rotation.Returning, world["a"]);
        Assert.Equal(4, world.Ledger.Of("a").Owed.Length);
    }

    [Fact]
    public async Task A_registrar_that_hangs_gets_thirty_seconds_and_may_have_done_it()
    {
        using var world = new World("abc", Zones.Www("abc"));
        await world.RoundsAsync(3, "a=x");
        world.Registrar.Hangs = true;
        await world.RoundAsync("a=x");

        Assert.Equal(Rotation.Leaving, world["a"]);
        Assert.Contains(
            "was not done within 30 s",
            world.Ledger.Of("a").In(Fleets.Example).LastError,
            StringComparison.Ordinal
        );

        world.Registrar.Hangs = false;
        await world.RoundAsync("a=x");
        Assert.Equal(Rotation.Out, world["a"]);
    }

    [Fact]
    public async Task A_registrar_that_goes_on_showing_the_old_zone_is_asked_again_and_not_believed()
    {
        using var world = new World("abc", Zones.Www("abc"));
        await world.RoundsAsync(3, "a=x");
        world.Looks = false;
        world.Registrar.ShowsOld = true;
        await world.RoundAsync("a=x");

        Assert.Equal(Rotation.Leaving, world["a"]);
        Assert.Contains(
            world.Ledger.Notices,
            notice => notice.Text.Contains("reading back still asks for", StringComparison.Ordinal)
        );

        world.Registrar.ShowsOld = false;
        await world.RoundAsync("a=x");
        Assert.Equal(Rotation.Out, world["a"]);
        Assert.Single(world.Registrar.Applied);
    }

    private static World TwoZones() =>
        new(Fleets.Of("abc", Fleets.Settings(), Fleets.Settings(Two, "www")), Zones.Www("abc"), Zones.Www("abc", Two));
}
