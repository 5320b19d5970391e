using Witness.Core.Orders;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Stonith;

/// <summary>The process is killed at every step from the commit to the close, and started again.</summary>
public sealed class CrashTests
{
    /// <summary>Of a round that fences in two zones: the commit, an intent a zone, the close.</summary>
    private const int WritesOfARound = 4;

    public static TheoryData<int, bool> EveryWrite()
    {
        var writes = new TheoryData<int, bool>();
        for (var write = 1; write <= WritesOfARound; write++)
        {
            writes.Add(write, false);
            writes.Add(write, true);
        }

        return writes;
    }

    [Theory]
    [MemberData(nameof(EveryWrite))]
    public async Task A_killed_removal_completes_once_and_the_readd_restores_every_record(int write, bool after)
    {
        using var world = TwoZones();
        var before = Contents(world);
        await world.RoundsAsync(3, "a=x");
        await DieAsync(world, write, after, () => world.RoundAsync("a=x"));
        await world.RoundsAsync(2, "a=x");

        Assert.Equal(Rotation.Out, world["a"]);
        Assert.All(world.Registrars, registrar => Assert.Single(registrar.Applied));
        Assert.Empty(world.Ledger.OpenIntents);

        var order = await world.OrderAsync(OrderKind.Readd, "a", force: true);
        Assert.Equal((OrderState.Done, Rotation.In), (order.State, world["a"]));
        Assert.Equal(before, Contents(world));
    }

    [Theory]
    [MemberData(nameof(EveryWrite))]
    public async Task A_killed_readd_completes_once_and_is_answered(int write, bool after)
    {
        using var world = TwoZones();
        var before = Contents(world);
        await world.RoundsAsync(4, "a=x");
        world.Ledger.Give(OrderKind.Readd, "a", world.Clock.GetUtcNow(), force: true);
        await DieAsync(world, write, after, () => world.RoundAsync("a=x"));
        await world.RoundsAsync(2, "a=x");

        Assert.Equal(Rotation.In, world["a"]);
        Assert.Equal(OrderState.Done, Assert.Single(world.Ledger.Orders).State);
        Assert.Equal(before, Contents(world));
        Assert.All(world.Registrars, registrar => Assert.Equal(2, registrar.Applied.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_killed_inside_the_registrars_call_loses_nothing(bool applied)
    {
        using var world = new World("abc", Zones.Www("abc"));
        var before = world.Zone.Sorted();
        await world.RoundsAsync(3, "a=x");
        var fault = Faults.Once(Faults.Unclear);
        world.Registrar.OnAnswer = applied ? fault : () => null;
        world.Registrar.OnApply = applied ? () => null : fault;
        world.Ledger.DiesBeforeWrite = world.Ledger.Writes + 3;
        await Assert.ThrowsAsync<KilledException>(() => world.RoundAsync("a=x"));
        world.Restart();
        await world.RoundsAsync(2, "a=x");

        Assert.Equal(Rotation.Out, world["a"]);
        Assert.Single(world.Registrar.Applied);
        await world.OrderAsync(OrderKind.Readd, "a", force: true);
        Assert.Equal(before, world.Zone.Sorted());
    }

    [Fact]
    public async Task What_is_written_down_before_a_write_is_the_whole_zone_and_the_exact_records()
    {
        var zone = Zones.Www("abc").With("www 60 TXT hello");
        using var world = new World("abc", zone);
        await world.RoundsAsync(4, "a=x");

        var intent = Assert.Single(world.Ledger.Intents);
        Assert.Equal(zone.Sorted(), intent.Change.Before.Sorted());
        Assert.Equal(
            "- www.example.com 300 A 203.0.113.1\n- www.example.com 300 AAAA 2001:db8::1\n",
            intent.Change.ToString()
        );
        Assert.Equal(intent.Change.Removed, intent.Standing!.OwedTo(zone.Name));
        Assert.Equal(Rotation.Leaving, intent.Standing.Rotation);
    }

    private static World TwoZones() =>
        new("abc", Zones.Www("abc").With("@ 60 A a", "@ 60 A b"), Zones.Www("abc", "example.org"));

    private static string Contents(World world) =>
        $"{world.Registrars[0]["example.com"].Sorted()}\n{world.Registrars[1]["example.org"].Sorted()}";

    private static async Task DieAsync(World world, int write, bool after, Func<Task> work)
    {
        var number = world.Ledger.Writes + write;
        if (after)
        {
            world.Ledger.DiesAfterWrite = number;
        }
        else
        {
            world.Ledger.DiesBeforeWrite = number;
        }

        await Assert.ThrowsAsync<KilledException>(work);
        world.Restart();
    }
}
