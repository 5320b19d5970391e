using Witness.Core.Dns;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Dns;

public sealed class ZoneWatchTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly MemoryRegistrar _registrar = new("registrar of example.com", Zones.Www("ab"));
    private readonly RegistrarBook _book;
    private readonly ZoneWatch _watch;

    public ZoneWatchTests()
    {
        var fleet = Fleets.Of("ab");
        _book = new RegistrarBook(fleet.Zones, [_registrar], _clock);
        _watch = new ZoneWatch(fleet, _book, _clock);
    }

    public void Dispose() => _book.Dispose();

    [Theory]
    [InlineData(false, 60)]
    [InlineData(true, 10)]
    public async Task A_zone_is_read_at_start_and_hourly_and_every_ten_minutes_while_a_node_is_out(
        bool someoneIsOut,
        int minutes
    )
    {
        Assert.Single((await LookAsync(someoneIsOut)).Readings);
        await MinutesAsync(minutes - 1, someoneIsOut);
        Assert.Equal(1, _registrar.Reads);
        await MinutesAsync(1, someoneIsOut);
        Assert.Equal(2, _registrar.Reads);
    }

    [Fact]
    public async Task A_zone_that_cannot_be_read_is_told_once_asked_less_and_less_and_told_when_it_is_back()
    {
        _registrar.OnRead = Faults.Unclear;
        Assert.StartsWith(
            "zone example.com cannot be read (registrar of example.com): no answer within 10 s",
            Assert.Single((await LookAsync()).Notices).Text,
            StringComparison.Ordinal
        );
        await MinutesAsync(60);
        Assert.InRange(_registrar.Reads, 8, 12);

        _registrar.OnRead = () => null;
        _clock.Advance(TimeSpan.FromMinutes(15));
        var back = await LookAsync();
        Assert.Equal("zone example.com can be read again (registrar of example.com)", Assert.Single(back.Notices).Text);
        Assert.Single(back.Readings);
    }

    [Fact]
    public async Task A_fault_that_a_human_must_mend_is_asked_every_fifteen_minutes()
    {
        _registrar.OnRead = Faults.BadKey;
        await LookAsync();
        await MinutesAsync(14);
        Assert.Equal(1, _registrar.Reads);
        await MinutesAsync(1);
        Assert.Equal(2, _registrar.Reads);
    }

    [Fact]
    public async Task A_clock_that_went_back_puts_no_reading_off()
    {
        await LookAsync();
        _clock.Jump(TimeSpan.FromDays(-1));
        await LookAsync();
        Assert.Equal(2, _registrar.Reads);

        _registrar.OnRead = Faults.BadKey;
        _clock.Advance(TimeSpan.FromHours(1));
        await LookAsync();
        _clock.Jump(TimeSpan.FromDays(-1));
        await LookAsync();
        Assert.Equal(4, _registrar.Reads);
    }

    [Fact]
    public async Task A_registrar_that_says_nothing_is_given_up_after_thirty_seconds()
    {
        _registrar.Hangs = true;
        var look = LookAsync();
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(look.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Contains("no answer within 30 s", Assert.Single((await look).Notices).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_for_another_zone_is_no_reading()
    {
        var fleet = Fleets.Of("ab", Fleets.Settings("example.org"));
        using var book = new RegistrarBook(fleet.Zones, [new WrongZone()], _clock);
        var look = await new ZoneWatch(fleet, book, _clock).LookAsync(someoneIsOut: false, CancellationToken.None);

        Assert.Empty(look.Readings);
        Assert.Contains(
            "asked for zone example.org, it answered with zone example.com",
            Assert.Single(look.Notices).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_left_of_a_change_is_done_although_no_move_comes_to_it()
    {
        var owing = new OwingRegistrar();
        using var book = new RegistrarBook([Fleets.Settings()], [owing], _clock);

        var look = await new ZoneWatch(Fleets.Of("ab"), book, _clock).LookAsync(
            someoneIsOut: false,
            CancellationToken.None
        );

        Assert.False(owing.Owes);
        Assert.Null(Assert.Single(look.Readings).Zone.Unfinished);
        Assert.Empty(look.Notices);
    }

    [Fact]
    public async Task What_is_left_of_a_change_and_cannot_be_done_is_told_and_tried_again()
    {
        var owing = new OwingRegistrar { Fails = true };
        using var book = new RegistrarBook([Fleets.Settings()], [owing], _clock);
        var watch = new ZoneWatch(Fleets.Of("ab"), book, _clock);

        Assert.Contains(
            "its server cannot be told",
            Assert.Single((await watch.LookAsync(someoneIsOut: false, CancellationToken.None)).Notices).Text,
            StringComparison.Ordinal
        );
        owing.Fails = false;
        _clock.Advance(TimeSpan.FromMinutes(1));
        await watch.LookAsync(someoneIsOut: false, CancellationToken.None);

        Assert.False(owing.Owes);
    }

    private Task<ZoneSightings> LookAsync(bool someoneIsOut = false) =>
        _watch.LookAsync(someoneIsOut, TestContext.Current.CancellationToken);

    private async Task MinutesAsync(int minutes, bool someoneIsOut = false)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Empty((await LookAsync(someoneIsOut)).Notices);
        }
    }

    /// <summary>A registrar whose last change is not quite done: a reading for a change does the rest, and a look does not.</summary>
    private sealed class OwingRegistrar : IRegistrar
    {
        public string Name => "registrar of example.com";

        public bool Owes { get; private set; } = true;

        public bool Fails { get; set; }

        public Task<Zone> ReadAsync(DomainName zone, CancellationToken cancellation)
        {
            Owes = Fails ? throw new RegistrarException(RegistrarFault.Unclear, "its server cannot be told") : false;
            return LookAsync(zone, cancellation);
        }

        public Task<Zone> LookAsync(DomainName zone, CancellationToken cancellation) =>
            Task.FromResult(Zones.Www("ab") with { Unfinished = Owes ? "its server has not been told" : null });

        public Task ApplyAsync(ZoneChange change, CancellationToken cancellation) => throw new NotSupportedException();
    }

    private sealed class WrongZone : IRegistrar
    {
        public string Name => "registrar of example.org";

        public Task<Zone> ReadAsync(DomainName zone, CancellationToken cancellation) =>
            Task.FromResult(Zones.Www("ab"));

        public Task ApplyAsync(ZoneChange change, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
