using Witness.Core.Dns;
using Witness.Core.Nodes;
using Witness.Core.Orders;
using Witness.Core.Stonith;
using Witness.Core.Strikes;

namespace Witness.Core.Tests.Doubles;

/// <summary>
/// A whole witness in memory: the deciding and acting half over a ledger and registrars that outlive it, so that it can be
/// killed and started again. Nodes are not asked: a round is told what it saw.
/// </summary>
public sealed class World : IDisposable
{
    private RegistrarBook _book = null!;
    private Decisions _decisions = null!;

    public World(string letters, params Zone[] zones)
        : this(Fleets.Of(letters, [.. zones.Select(zone => Fleets.Settings(zone.Name.Text))]), zones) { }

    public World(Fleet fleet, params Zone[] zones)
    {
        Fleet = fleet;
        Registrars = [.. zones.Select(zone => new MemoryRegistrar($"registrar of {zone.Name}", zone))];
        Restart();
    }

    public ManualClock Clock { get; } = new();

    public MemoryLedger Ledger { get; } = new();

    public Fleet Fleet { get; private set; }

    public PolicySettings Settings { get; private set; } = new() { Mode = Mode.Act };

    public IReadOnlyList<MemoryRegistrar> Registrars { get; }

    /// <summary>The registrar of the first zone.</summary>
    public MemoryRegistrar Registrar => Registrars[0];

    /// <summary>The first zone as it is now.</summary>
    public Zone Zone => Registrar[Fleet.Zones[0].Name.Text];

    /// <summary>True while the zones are read at the start of each round, as they are every ten minutes while a node is out.</summary>
    public bool Looks { get; set; } = true;

    /// <summary>Who would read the zones when it is time to.</summary>
    public ZoneWatch Watch { get; private set; } = null!;

    public RoundReport? LastReport { get; private set; }

    /// <summary>The process ends and another one begins, with the configuration as it is by then.</summary>
    public void Restart(Func<PolicySettings, PolicySettings>? configure = null, Fleet? fleet = null)
    {
        Ledger.DiesBeforeWrite = Ledger.DiesAfterWrite = null;
        Settings = configure?.Invoke(Settings) ?? Settings;
        Fleet = fleet ?? Fleet;
        _decisions?.Dispose();
        _book?.Dispose();
        _book = new RegistrarBook(Fleet.Zones, Registrars, Clock);
        var fencer = new Fencer(Fleet, Settings, _book, Ledger, Clock);
        Watch = new ZoneWatch(Fleet, _book, Clock);
        _decisions = new Decisions(Fleet, Settings, Ledger, fencer, Watch, Clock);
    }

    /// <summary>
    /// A round a minute after the one before, which saw what is said: <c>a=x b=?</c>; a node that is not named passes.
    /// </summary>
    public async Task RoundAsync(string seen = "", string? blind = null)
    {
        Clock.Advance(Settings.Every);
        var (at, started) = (Clock.GetUtcNow(), Clock.GetTimestamp());
        var observations = blind is null ? Sights.Of(Fleet, seen) : [];
        var sighting = new RoundSighting(at, started, blind, observations, new ZoneSightings(await LookAsync(), []));
        LastReport = await Settle(_decisions.CloseRoundAsync(sighting, TestContext.Current.CancellationToken));
    }

    /// <summary>As many rounds that saw the same.</summary>
    public async Task RoundsAsync(int count, string seen = "")
    {
        for (var round = 0; round < count; round++)
        {
            await RoundAsync(seen);
        }
    }

    /// <summary>Gives an order and has it taken up at once.</summary>
    public async Task<Order> OrderAsync(
        OrderKind kind,
        string? node = null,
        bool force = false,
        DateTimeOffset? until = null
    )
    {
        var order = Ledger.Give(kind, node, Clock.GetUtcNow(), force, until);
        await TakeUpAsync();
        return Ledger.Orders.Single(one => one.Id == order.Id);
    }

    /// <summary>The daemon is told that there may be orders.</summary>
    public async Task TakeUpAsync() =>
        LastReport = await Settle(_decisions.TakeUpOrdersAsync(TestContext.Current.CancellationToken));

    /// <summary>Where a node stands.</summary>
    public Rotation this[string node] => Ledger.Of(node).Rotation;

    public void Dispose()
    {
        _decisions.Dispose();
        _book.Dispose();
    }

    /// <summary>Lets time pass until the work is done: its pauses and its limits.</summary>
    private async Task<T> Settle<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            if (Clock.Waiting > 0)
            {
                Clock.Advance(TimeSpan.FromSeconds(1));
            }

            await Task.Yield();
        }

        return await work;
    }

    private async Task<IReadOnlyList<ZoneReading>> LookAsync()
    {
        var readings = new List<ZoneReading>();
        foreach (var zone in Looks ? Fleet.Zones : [])
        {
            try
            {
                var registrar = Registrars.Single(one => one.Name == zone.Registrar);
                var held = registrar.Hangs ? null : await registrar.ReadAsync(zone.Name, CancellationToken.None);
                readings.AddRange(held is null ? [] : [new ZoneReading(held, Clock.GetUtcNow())]);
            }
            catch (RegistrarException)
            {
                // A zone that cannot be read is not among the readings; what is told of it is ZoneWatch's.
                continue;
            }
        }

        return readings;
    }
}
