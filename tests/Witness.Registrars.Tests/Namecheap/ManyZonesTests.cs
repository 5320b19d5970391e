using Witness.Checks.Tests;
using Witness.Core.Dns;
using Witness.Core.Nodes;
using Witness.Registrars.Namecheap;

namespace Witness.Registrars.Tests.Namecheap;

/// <summary>A hundred zones on one account, looked at minute by minute as the daemon does.</summary>
public sealed class ManyZonesTests : IClassFixture<NamecheapServer>, IDisposable
{
    private const int Count = 100;
    private const int CallsPerMinute = 20;
    private readonly FakeTime _time = new();
    private readonly List<ServedDomain> _domains;
    private readonly RegistrarBook _book;
    private readonly ZoneWatch _watch;

    public ManyZonesTests(NamecheapServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        _domains = [.. Enumerable.Range(1, Count).Select(_ => server.Serve(sld: null, "com", Scene.Hosts))];
        var registrar = new NamecheapRegistrar("namecheap", server.Settings, _time);
        var zones = _domains.Select(domain => new ZoneSettings(domain.Zone, registrar.Name, Names: null)).ToList();
        _book = new RegistrarBook(zones, [registrar], _time);
        _watch = new ZoneWatch(new Fleet([], zones), _book, _time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private int Calls => _domains.Sum(domain => domain.Calls.Count);

    public void Dispose() => _book.Dispose();

    [Fact]
    public async Task They_come_to_a_quiet_steady_state_within_the_budget()
    {
        await MinutesAsync(10, someoneIsOut: false);
        Assert.All(_domains, domain => Assert.Single(domain.Calls));

        await MinutesAsync(180, someoneIsOut: false);

        Assert.All(_domains, domain => Assert.InRange(domain.Calls.Count, 3, 4));
    }

    [Fact]
    public async Task While_a_node_is_out_they_are_read_as_often_as_a_whole_day_of_it_allows()
    {
        await MinutesAsync(6 * 60, someoneIsOut: true);

        // Two thirds of 8000 calls a day, and the hundred that are free at first.
        Assert.InRange(Calls, 6 * 5333 / 24, 6 * 5333 / 24 + 101);
        Assert.All(_domains, domain => Assert.InRange(domain.Calls.Count, 6 * 2, 6 * 3));
    }

    [Fact]
    public async Task A_removal_from_three_zones_finds_its_calls_in_the_minute_of_the_start()
    {
        await MinutesAsync(1, someoneIsOut: true, advance: false);
        Assert.Equal(CallsPerMinute / 2, Calls);

        foreach (var domain in _domains.TakeLast(3))
        {
            var before = await _book.ReadAsync(domain.Zone, Token);
            await _book.ApplyAsync(Scene.RemovalFrom(before.Zone), Token);
            Assert.DoesNotContain(
                (await _book.ReadAsync(domain.Zone, Token)).Zone.AddressRecords,
                record => record.Data == Scene.Dead
            );
        }
    }

    private async Task MinutesAsync(int minutes, bool someoneIsOut, bool advance = true)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            var before = Calls;
            var sightings = await _watch.LookAsync(someoneIsOut, Token);
            Assert.Empty(sightings.Notices);
            Assert.InRange(Calls - before, 0, CallsPerMinute / 2);
            _time.Advance(advance ? TimeSpan.FromMinutes(1) : TimeSpan.Zero);
        }
    }
}
