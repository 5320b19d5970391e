using Witness.Core;
using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Core.Orders;
using Witness.Core.Publications;
using Witness.Core.Stonith;
using Witness.Core.Tests.Doubles;
using Witness.Ledger;

namespace Witness.Benchmarks.Recording;

/// <summary>
/// Has the daemon's own <see cref="Decisions"/> live through rounds as fast as they can, over a ledger in a file, a registrar
/// in memory, a clock that is moved, and a fleet and an operator that a seed makes.
/// </summary>
public sealed class Recorder : IDisposable
{
    private static readonly TimeSpan Asking = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AskingAgain = TimeSpan.FromSeconds(25);
    private static readonly IReadOnlyList<AnchorAnswer> Online =
    [
        .. new[] { "1.1.1.1:443", "9.9.9.9:443", "8.8.8.8:443" }.Select(host => new AnchorAnswer(
            host,
            Answered: true,
            "answered in 9 ms"
        )),
    ];

    private readonly RecordingSettings _settings;
    private readonly ManualClock _clock = new();
    private readonly Random _random;
    private readonly SeededFleet _fleet;
    private readonly Weather _weather;
    private readonly SeededOperator _operator;
    private readonly MemoryRegistrar _registrar;
    private readonly SqliteLedger _file;
    private readonly TimedLedger _ledger;
    private readonly OrderBook _orders;
    private readonly RegistrarBook _registrars;
    private readonly ZoneWatch _watch;
    private readonly Decisions _decisions;
    private int _changes;

    /// <summary>A daemon that has not begun yet.</summary>
    /// <param name="settings">What is to be recorded.</param>
    /// <param name="time">A clock that really runs, for what is measured.</param>
    /// <exception cref="LedgerException">The ledger cannot be made.</exception>
    public Recorder(RecordingSettings settings, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        _clock.Jump(settings.Start - _clock.GetUtcNow());
        _random = new Random(settings.Seed);
        _fleet = new SeededFleet(settings.Nodes, _random);
        _weather = new Weather(settings, _random);
        _operator = new SeededOperator(settings, _random);
        _registrar = new MemoryRegistrar("files", _fleet.Zone);
        _file = SqliteLedger.Open(settings.Ledger);
        _ledger = new TimedLedger(_file, time);
        _orders = OrderBook.Open(settings.Ledger);
        _registrars = new RegistrarBook(_fleet.Fleet.Zones, [_registrar], _clock);
        _watch = new ZoneWatch(_fleet.Fleet, _registrars, _clock);
        var fencer = new Fencer(_fleet.Fleet, settings.Policy, _registrars, _ledger, _clock);
        _decisions = new Decisions(_fleet.Fleet, settings.Policy, _ledger, fencer, _watch, _clock);
    }

    /// <summary>The nodes and the zone.</summary>
    public Fleet Fleet => _fleet.Fleet;

    /// <summary>How long the commits took by which rounds were written down before anything was done.</summary>
    public IReadOnlyList<TimeSpan> Commits => _ledger.Commits;

    /// <summary>Lives through all rounds.</summary>
    /// <param name="cancellation">Ends it between two of them.</param>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var report = new RoundReport(Round: null, [], [], [], SomeoneIsOut: true);
        for (var number = 0; number < _settings.Rounds; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            var at = _settings.Start + number * _settings.Policy.Every;
            Wait(at);
            var orders = _operator.Look(report, at).ToLookup(_ => AnyMoment());
            report = await RoundAsync(at, report.SomeoneIsOut, orders);
            Wait(at + 0.8 * _settings.Policy.Every);
            report = await GiveAsync(orders[Moment.After]) ?? report;
            await PublishAsync();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _decisions.Dispose();
        _registrars.Dispose();
        _orders.Dispose();
        _file.Dispose();
    }

    /// <summary>Half of all orders come after a round.</summary>
    private Moment AnyMoment() =>
        _random.Next(4) switch
        {
            0 => Moment.WhileAsking,
            1 => Moment.Within,
            _ => Moment.After,
        };

    private async Task<RoundReport> RoundAsync(DateTimeOffset at, bool someoneIsOut, ILookup<Moment, Order> orders)
    {
        var started = _clock.GetTimestamp();
        var zones = await _watch.LookAsync(someoneIsOut, CancellationToken.None);
        var troubles = _weather.Next();
        var asking = troubles.Values.Any(trouble => trouble != Trouble.None) ? AskingAgain : Asking;
        Wait(at + asking / 2);
        await GiveAsync(orders[Moment.WhileAsking]);
        Wait(at + asking);
        foreach (var order in orders[Moment.Within])
        {
            await WriteAsync(order);
        }

        var sighting = new RoundSighting(
            at,
            started,
            _weather.IsBlind ? "0 of 3 anchors answered, 2 needed" : null,
            _weather.IsBlind ? [] : _fleet.See(troubles),
            zones
        )
        {
            Anchors = _weather.IsBlind
                ? [.. Online.Select(one => one with { Answered = false, Detail = "no answer within 5 s" })]
                : Online,
        };
        return await _decisions.CloseRoundAsync(sighting, CancellationToken.None);
    }

    private async Task<RoundReport?> GiveAsync(IEnumerable<Order> orders)
    {
        RoundReport? report = null;
        foreach (var order in orders)
        {
            await WriteAsync(order);
            report = await _decisions.TakeUpOrdersAsync(CancellationToken.None) ?? report;
        }

        return report;
    }

    private Task<long> WriteAsync(Order order)
    {
        var now = _clock.GetUtcNow();
        return _orders.GiveAsync(
            order with
            {
                Given = now,
                Until = order.Until + (now - order.Given),
            },
            CancellationToken.None
        );
    }

    /// <summary>The zone's one name server answers every change before the next round.</summary>
    private async Task PublishAsync()
    {
        if (_changes == _registrar.Applied.Count)
        {
            return;
        }

        _changes = _registrar.Applied.Count;
        var now = _clock.GetUtcNow();
        var server = new ServerSight("ns.example.net (192.0.2.53)", [.. _registrar["example.com"].AddressRecords]);
        var awaited = await _ledger.AwaitedAsync(CancellationToken.None);
        await _ledger.CommitAsync(
            new LedgerEntry(now)
            {
                Publications = [.. awaited.Select(one => PublicationCheck.Judge(one, [server], registrar: null, now))],
            },
            CancellationToken.None
        );
    }

    private void Wait(DateTimeOffset until) => _clock.Advance(until - _clock.GetUtcNow());
}
