using Witness.Checks.Tests;
using Witness.Core.Dns;
using Witness.Registrars.Namecheap;

namespace Witness.Registrars.Tests.Namecheap;

public sealed class CallGateTests
{
    private readonly FakeTime _time = new();
    private readonly CallGate _gate;

    public CallGateTests() => _gate = new CallGate(callsPerMinute: 3, _time);

    [Fact]
    public async Task A_call_waits_for_room_that_is_soon_there()
    {
        await EnterAllAsync();
        _time.Advance(TimeSpan.FromSeconds(50));

        var entering = EnterAsync();
        Assert.False(entering.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(10));

        await entering;
    }

    [Fact]
    public async Task A_call_does_not_wait_for_room_that_is_far_off()
    {
        await EnterAllAsync();

        var error = await Assert.ThrowsAsync<RegistrarException>(EnterAsync);

        Assert.Equal(RegistrarFault.Busy, error.Fault);
    }

    [Fact]
    public async Task Pauses_grow_to_a_quarter_of_an_hour_and_a_success_makes_them_short_again()
    {
        foreach (var minutes in new[] { 1, 2, 4, 8, 15, 15 })
        {
            await AssertClosedForAsync(TimeSpan.FromMinutes(minutes));
        }

        _gate.Note(error: null);
        await AssertClosedForAsync(TimeSpan.FromMinutes(1));
    }

    private async Task AssertClosedForAsync(TimeSpan pause)
    {
        _gate.Note(ApiError.RateLimit("HTTP 405"));
        _time.Advance(pause - TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<RegistrarException>(EnterAsync);
        _time.Advance(TimeSpan.FromSeconds(1));
        await EnterAsync();
    }

    private async Task EnterAllAsync()
    {
        for (var call = 0; call < 3; call++)
        {
            await EnterAsync();
        }
    }

    private Task EnterAsync() => _gate.EnterAsync(CallUrgency.Emergency, TestContext.Current.CancellationToken);
}
