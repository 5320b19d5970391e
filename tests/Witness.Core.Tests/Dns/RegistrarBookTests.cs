using Witness.Core.Dns;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Dns;

public sealed class RegistrarBookTests : IDisposable
{
    private readonly MemoryRegistrar _registrar = new("registrar of example.com", Zones.Www("ab"));
    private readonly ManualClock _clock = new();
    private readonly HeardCalls _calls = new();
    private readonly RegistrarBook _book;

    public RegistrarBookTests() => _book = new RegistrarBook([Fleets.Settings()], [_registrar], _clock, _calls);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _book.Dispose();

    [Fact]
    public async Task A_look_that_hangs_gives_way_to_a_change()
    {
        _registrar.Hangs = true;
        var look = _book.LookAsync(Fleets.Example, Token);
        _registrar.Hangs = false;

        var reading = await _book
            .ReadAsync(Fleets.Example, Token)
            .WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Token);

        Assert.Equal("ab", reading.Zone.Published());
        await AssertPutOffAsync(look);
        await _book.LookAsync(Fleets.Example, Token);
    }

    [Fact]
    public async Task A_look_does_not_wait_for_a_change_that_is_under_way()
    {
        using var end = new CancellationTokenSource();
        _registrar.Hangs = true;
        var reading = _book.ReadAsync(Fleets.Example, end.Token);

        await AssertPutOffAsync(_book.LookAsync(Fleets.Example, Token));

        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        _registrar.Hangs = false;
        await _book.LookAsync(Fleets.Example, Token);
    }

    [Fact]
    public async Task A_look_that_is_cancelled_by_its_caller_was_not_put_off()
    {
        using var end = new CancellationTokenSource();
        _registrar.Hangs = true;
        var look = _book.LookAsync(Fleets.Example, end.Token);

        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => look);
    }

    [Fact]
    public async Task Changes_come_one_after_the_other()
    {
        using var end = new CancellationTokenSource();
        _registrar.Hangs = true;
        var first = _book.ReadAsync(Fleets.Example, end.Token);
        _registrar.Hangs = false;
        var second = _book.ReadAsync(Fleets.Example, Token);
        Assert.Equal((1, false), (_registrar.Reads, second.IsCompleted));

        await end.CancelAsync();

        await second;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    [Theory]
    [InlineData(RegistrarFault.Configuration, RegistrarCallOutcome.Configuration)]
    [InlineData(RegistrarFault.Refused, RegistrarCallOutcome.Refused)]
    [InlineData(RegistrarFault.Busy, RegistrarCallOutcome.Busy)]
    [InlineData(RegistrarFault.PutOff, RegistrarCallOutcome.PutOff)]
    [InlineData(RegistrarFault.Unclear, RegistrarCallOutcome.Unclear)]
    public async Task A_call_that_fails_is_told_with_its_fault(RegistrarFault fault, RegistrarCallOutcome told)
    {
        _registrar.OnRead = () => new RegistrarException(fault, "no");

        await Assert.ThrowsAsync<RegistrarException>(() => _book.LookAsync(Fleets.Example, Token));

        Assert.Equal(
            new RegistrarCall("registrar of example.com", RegistrarVerb.Look, told, TimeSpan.Zero),
            Assert.Single(_calls.Heard)
        );
    }

    [Fact]
    public async Task Calls_that_end_well_or_by_a_fault_of_ours_or_not_at_all_are_told()
    {
        await _book.ReadAsync(Fleets.Example, Token);
        _registrar.OnRead = () => new InvalidOperationException("a fault of ours");
        await Assert.ThrowsAsync<RegistrarException>(() => _book.ReadAsync(Fleets.Example, Token));
        _registrar.Hangs = true;
        using var end = new CancellationTokenSource();
        var look = _book.LookAsync(Fleets.Example, end.Token);
        _clock.Advance(TimeSpan.FromSeconds(30));
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => look);

        Assert.Equal(
            [
                (RegistrarVerb.Read, RegistrarCallOutcome.Ok, 0),
                (RegistrarVerb.Read, RegistrarCallOutcome.Unclear, 0),
                (RegistrarVerb.Look, RegistrarCallOutcome.Abandoned, 30),
            ],
            _calls.Heard.Select(call => (call.Verb, call.Outcome, (int)call.Took.TotalSeconds))
        );
    }

    [Fact]
    public async Task A_change_is_told_and_so_is_one_that_was_planned_on_another_zone()
    {
        var zone = (await _book.ReadAsync(Fleets.Example, Token)).Zone;
        var change = new ZoneChange(zone, [zone.AddressRecords.First()], []);
        await _book.ApplyAsync(change, Token);
        _registrar.OnApply = () => new StaleZoneException("somebody was faster");
        await Assert.ThrowsAsync<StaleZoneException>(() => _book.ApplyAsync(change, Token));

        Assert.Equal(
            [RegistrarCallOutcome.Ok, RegistrarCallOutcome.Stale],
            _calls.Heard.Where(call => call.Verb == RegistrarVerb.Apply).Select(call => call.Outcome)
        );
    }

    [Fact]
    public async Task A_sight_is_told_unless_there_was_nothing_to_ask_about()
    {
        var telling = new TellingRegistrar();
        using var book = new RegistrarBook(
            [new ZoneSettings(Fleets.Example, telling.Name, Names: null)],
            [telling],
            _clock,
            _calls
        );
        await book.SightAsync(Fleets.Example, Token);
        foreach (var state in new[] { RegistrarSightState.Pending, RegistrarSightState.Untold })
        {
            telling.Said = new RegistrarSight(state, "said");
            await book.SightAsync(Fleets.Example, Token);
        }

        telling.Breaks = true;
        await book.SightAsync(Fleets.Example, Token);

        Assert.All(_calls.Heard, call => Assert.Equal(RegistrarVerb.Sight, call.Verb));
        Assert.Equal(
            [RegistrarCallOutcome.Ok, RegistrarCallOutcome.Untold, RegistrarCallOutcome.Unclear],
            _calls.Heard.Select(call => call.Outcome)
        );
    }

    private static async Task AssertPutOffAsync(Task look)
    {
        var error = await Assert.ThrowsAsync<RegistrarException>(() => look);
        Assert.Equal((RegistrarFault.PutOff, "a change of the zone came first"), (error.Fault, error.Message));
    }
}
