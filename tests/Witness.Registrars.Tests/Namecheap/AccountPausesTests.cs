using Witness.Checks.Tests;
using Witness.Registrars.Calls;
using Witness.Registrars.Namecheap;

namespace Witness.Registrars.Tests.Namecheap;

public sealed class AccountPausesTests
{
    private readonly FakeTime _time = new();
    private readonly CallGate _gate;
    private readonly AccountPauses _pauses;

    public AccountPausesTests()
    {
        _gate = new CallGate("Namecheap", [CallWindow.Minute(20)], _time);
        _pauses = new AccountPauses(_gate);
    }

    [Fact]
    public void Pauses_grow_to_a_quarter_of_an_hour_and_a_success_makes_them_short_again()
    {
        foreach (var minutes in new[] { 1, 2, 4, 8, 15, 15 })
        {
            AssertClosedFor(TimeSpan.FromMinutes(minutes));
        }

        _pauses.Note(error: null);
        AssertClosedFor(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void An_answer_to_a_call_that_was_under_way_makes_no_pause_longer()
    {
        _pauses.Note(ApiError.RateLimit("HTTP 405"));
        AssertClosedFor(TimeSpan.FromMinutes(1));
    }

    private void AssertClosedFor(TimeSpan pause)
    {
        _pauses.Note(ApiError.RateLimit("HTTP 405"));
        _time.Advance(pause - TimeSpan.FromSeconds(1));
        Assert.True(_gate.IsClosed);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(_gate.IsClosed);
    }
}
