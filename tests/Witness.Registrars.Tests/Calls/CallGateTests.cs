using Witness.Core.Dns;
using Witness.Registrars.Calls;

namespace Witness.Registrars.Tests.Calls;

public sealed class CallGateTests
{
    private readonly SteppedTime _time = new();
    private readonly CallGate _gate;

    public CallGateTests() => _gate = new CallGate("the API", [CallWindow.Minute(4)], _time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_of_a_change_waits_for_room_that_is_soon_there()
    {
        await EnterAsync(4);
        _time.Advance(TimeSpan.FromSeconds(50));

        var entering = _gate.EnterAsync(CallUrgency.Change, Token);
        Assert.False(entering.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(10));

        await entering;
    }

    [Fact]
    public async Task It_does_not_wait_for_room_that_is_far_off()
    {
        await EnterAsync(4);

        Assert.Equal(
            "the budget of calls to the API (4 calls a minute, see callsPerMinute) is spent; nothing was sent, and a later round goes on",
            (await RefusedAsync(CallUrgency.Change, RegistrarFault.Busy)).Message
        );
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_spends_nothing()
    {
        await EnterAsync(4);
        _time.Advance(TimeSpan.FromSeconds(52));
        using var cancellation = new CancellationTokenSource();

        var entering = _gate.EnterAsync(CallUrgency.Change, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => entering);

        _time.Advance(TimeSpan.FromSeconds(8));
        await EnterAsync(4);
    }

    [Fact]
    public async Task A_look_does_not_wait_and_a_change_finds_what_is_kept_for_it()
    {
        await EnterAsync(2, CallUrgency.Look);

        await RefusedAsync(CallUrgency.Look, RegistrarFault.PutOff);
        await EnterAsync(2);
    }

    [Fact]
    public async Task A_gate_that_is_closed_for_too_many_calls_tells_changes_and_puts_looks_off()
    {
        _gate.Close(new RegistrarException(RegistrarFault.Busy, "too many calls"), TimeSpan.FromMinutes(1));

        Assert.Equal("too many calls", (await RefusedAsync(CallUrgency.Change, RegistrarFault.Busy)).Message);
        await RefusedAsync(CallUrgency.Look, RegistrarFault.PutOff);
        _time.Advance(TimeSpan.FromMinutes(1));
        await EnterAsync(4);
    }

    [Theory]
    [InlineData((int)CallUrgency.Look)]
    [InlineData((int)CallUrgency.Change)]
    public async Task A_gate_that_is_closed_for_a_wrong_key_tells_everybody(int urgency)
    {
        _gate.Close(new RegistrarException(RegistrarFault.Configuration, "wrong key"), TimeSpan.FromMinutes(1));

        await RefusedAsync((CallUrgency)urgency, RegistrarFault.Configuration);
    }

    private async Task<RegistrarException> RefusedAsync(CallUrgency urgency, RegistrarFault fault)
    {
        var error = await Assert.ThrowsAsync<RegistrarException>(() => _gate.EnterAsync(urgency, Token));
        Assert.Equal(fault, error.Fault);
        return error;
    }

    private async Task EnterAsync(int calls, CallUrgency urgency = CallUrgency.Change)
    {
        for (var call = 0; call < calls; call++)
        {
            var entering = _gate.EnterAsync(urgency, Token);
            Assert.True(entering.IsCompletedSuccessfully);
            await entering;
        }
    }
}
