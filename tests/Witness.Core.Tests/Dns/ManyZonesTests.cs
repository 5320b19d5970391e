using Witness.Core.Dns;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Dns;

/// <summary>A hundred zones at one registrar whose calls are counted.</summary>
public sealed class ManyZonesTests : IDisposable
{
    private const int Count = 100;
    private readonly ManualClock _clock = new();
    private readonly CountedRegistrar _registrar = new();
    private readonly RegistrarBook _book;
    private readonly ZoneWatch _watch;

    public ManyZonesTests()
    {
        var zones = Enumerable
            .Range(1, Count)
            .Select(number => new ZoneSettings(DomainName.Parse($"z{number}.example"), _registrar.Name, Names: null))
            .ToArray();
        var fleet = Fleets.Of("ab", zones);
        _book = new RegistrarBook(fleet.Zones, [_registrar], _clock);
        _watch = new ZoneWatch(fleet, _book, _clock);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _book.Dispose();

    [Fact]
    public async Task They_are_read_one_after_the_other_in_rounds_and_nobody_is_told()
    {
        for (var round = 1; round <= 10; round++)
        {
            Assert.Equal(10, await RoundAsync(calls: 10));
            Assert.Equal(10 * round, _registrar.Read.Count);
        }

        Assert.Equal(0, await RoundAsync(calls: 10));
    }

    [Fact]
    public async Task In_a_steady_state_each_is_read_every_hour()
    {
        await RoundsAsync(180, calls: 10);

        Assert.Equal(Count, _registrar.Read.Count);
        Assert.All(_registrar.Read.Values, reads => Assert.Equal(3, reads));
    }

    [Fact]
    public async Task Those_that_have_waited_longest_come_first()
    {
        await RoundsAsync(600, calls: 1);

        Assert.All(_registrar.Read.Values, reads => Assert.Equal(6, reads));
    }

    [Fact]
    public async Task Of_those_that_wait_for_very_long_one_word_is_said_and_one_when_that_is_over()
    {
        var told = new List<string>();
        for (var minute = 0; minute < 400; minute++)
        {
            told.AddRange(await NoticesAsync(calls: 0));
        }

        for (var minute = 0; minute < 400; minute++)
        {
            told.AddRange(await NoticesAsync(calls: 10));
        }

        Assert.Equal(
            [
                "zones z1.example, z10.example, z100.example and 97 more have not been looked at for 3 h (counted): no call is left; what others change there is seen late, removals are not affected; when each was read says: witness status",
                "all zones of counted are looked at in time again",
            ],
            told
        );
    }

    [Fact]
    public async Task A_zone_that_is_due_no_more_has_not_waited_meanwhile()
    {
        await RoundAsync(calls: Count);
        await RoundsAsync(15, calls: 0, someoneIsOut: true);
        await RoundsAsync(40, calls: 0);

        await RoundsAsync(5, calls: 0, someoneIsOut: true);
    }

    [Fact]
    public async Task An_error_that_meets_them_all_is_told_once()
    {
        _registrar.Error = Faults.BadKey();

        var notice = Assert.Single(await NoticesAsync(calls: Count));

        Assert.StartsWith(
            "zones z1.example, z10.example, z100.example and 97 more cannot be read (counted): ",
            notice,
            StringComparison.Ordinal
        );
        _registrar.Error = null;
        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.EndsWith(
            "and 97 more can be read again (counted)",
            Assert.Single(await NoticesAsync(calls: Count)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Not_all_are_asked_at_the_same_instant_and_a_registrar_that_says_nothing_delays_a_round_by_one_limit()
    {
        _registrar.Hangs = true;
        var look = _watch.LookAsync(someoneIsOut: false, Token);
        Assert.InRange(_registrar.UnderWay, 1, 4);

        _clock.Advance(TimeSpan.FromSeconds(30));

        var sightings = await look.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Token);
        Assert.Contains("no answer within 30 s", Assert.Single(sightings.Notices).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_after_a_change_is_a_part_of_the_change_and_is_not_put_off()
    {
        await RoundsAsync(10, calls: 10);
        var changed = DomainName.Parse("z7.example");
        _watch.LookAgain([changed]);

        await RoundsAsync(5, calls: 0);

        Assert.Equal([changed, changed], _registrar.ReadForChanges);
    }

    private async Task RoundsAsync(int count, int calls, bool someoneIsOut = false)
    {
        for (var round = 0; round < count; round++)
        {
            await RoundAsync(calls, someoneIsOut);
        }
    }

    /// <summary>A round in which nobody is told anything.</summary>
    private async Task<int> RoundAsync(int calls, bool someoneIsOut = false)
    {
        var sightings = await LookAsync(calls, someoneIsOut);
        Assert.Empty(sightings.Notices);
        return sightings.Readings.Count;
    }

    private async Task<IEnumerable<string>> NoticesAsync(int calls) =>
        (await LookAsync(calls, someoneIsOut: false)).Notices.Select(notice => notice.Text);

    private async Task<ZoneSightings> LookAsync(int calls, bool someoneIsOut)
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        _registrar.CallsLeft = calls;
        return await _watch.LookAsync(someoneIsOut, Token);
    }

    private sealed class CountedRegistrar : IRegistrar
    {
        public string Name => "counted";

        public int CallsLeft { get; set; }

        public Exception? Error { get; set; }

        public bool Hangs { get; set; }

        public int UnderWay { get; private set; }

        public Dictionary<DomainName, int> Read { get; } = [];

        public List<DomainName> ReadForChanges { get; } = [];

        public Task<Zone> ReadAsync(DomainName zone, CancellationToken cancellation)
        {
            ReadForChanges.Add(zone);
            return Task.FromResult(Zones.Www("ab") with { Name = zone });
        }

        public async Task<Zone> LookAsync(DomainName zone, CancellationToken cancellation)
        {
            UnderWay++;
            if (Hangs)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            }

            if (CallsLeft-- <= 0)
            {
                throw new RegistrarException(RegistrarFault.PutOff, "no call is left");
            }

            Read[zone] = Read.GetValueOrDefault(zone) + 1;
            return Error is null ? Zones.Www("ab") with { Name = zone } : throw Error;
        }

        public Task ApplyAsync(ZoneChange change, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
