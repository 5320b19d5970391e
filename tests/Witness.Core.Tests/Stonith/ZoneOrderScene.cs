using Witness.Core.Dns;
using Witness.Core.Orders;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Stonith;

/// <summary>A zone with three nodes and two notes, and orders about the whole of it.</summary>
public abstract class ZoneOrderScene : IDisposable
{
    private protected static readonly Zone Whole = Zones.Of(
        "example.com",
        "www A a",
        "www A b",
        "www A c",
        "x TXT 1",
        "y TXT 2"
    );

    private protected World World { get; } = new("abc", Whole);

    public void Dispose()
    {
        World.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected const string Soa = "@ 3600 SOA ns.example.net. root.example.net. 1 2 3 4 5";

    /// <summary>Somebody spoils a zone of which snapshot 1 is kept, an operator sees the diff, and orders the restore.</summary>
    private protected async Task<Order> RestoreAsync(Zone spoilt, Func<Zone, Zone>? then = null, bool dies = false)
    {
        await World.RoundAsync();
        World.Ledger.Keep(Whole);
        World.Registrar["example.com"] = spoilt;
        var shown = Shown();
        World.Registrar["example.com"] = then?.Invoke(spoilt) ?? spoilt;
        var order = World.Ledger.Give(
            new Order(0, OrderKind.Restore, null, World.Clock.GetUtcNow(), "me@here")
            {
                Zone = Fleets.Example,
                Snapshot = 1,
                Shown = shown,
            }
        );
        if (dies)
        {
            await Assert.ThrowsAsync<KilledException>(World.TakeUpAsync);
        }
        else
        {
            await World.TakeUpAsync();
        }

        return World.Ledger.Orders.Single(one => one.Id == order.Id);
    }

    private protected async Task<Order> OrderAsync(OrderKind kind, long? snapshot = null, string? shown = null)
    {
        var order = World.Ledger.Give(
            new Order(0, kind, null, World.Clock.GetUtcNow(), "me@here")
            {
                Zone = Fleets.Example,
                Snapshot = snapshot,
                Shown = shown,
            }
        );
        await World.TakeUpAsync();
        return World.Ledger.Orders.Single(one => one.Id == order.Id);
    }

    private protected string Shown() =>
        new ZoneRestore(World.Fleet.Zones[0], World.Fleet, World.Ledger.Standings)
            .Plan(Whole, World.Zone)
            .Change.ToString();

    private protected OrderState StateOf(Order order) => World.Ledger.Orders.Single(one => one.Id == order.Id).State;
}
