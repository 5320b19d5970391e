using System.Net;
using Witness.Checks.Ping;

namespace Witness.Checks.Tests.Ping;

public sealed class PendingEchoesTests : IDisposable
{
    private static readonly SocketAddress Target = new IPEndPoint(IPAddress.Loopback, 0).Serialize();

    private readonly FakeTime _time = new();
    private readonly PendingEchoes _echoes;
    private ulong _lastToken;

    public PendingEchoesTests() => _echoes = new PendingEchoes(_time);

    public void Dispose() => _echoes.Dispose();

    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    [InlineData(5000)]
    public void Each_is_woken_when_its_own_patience_ends(int milliseconds)
    {
        foreach (var other in new[] { 2000, 1, 4000 })
        {
            _ = Wait(other);
        }

        var wait = Wait(milliseconds);
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds - 1));
        Assert.False(wait.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(11));
        Assert.True(wait.IsCompleted);
    }

    [Fact]
    public void One_that_waits_alone_is_woken_at_the_first_whole_millisecond_after()
    {
        var echo = Known();
        var wait = _echoes.WaitAsync(echo, TimeSpan.FromMicroseconds(2300));

        _time.Advance(TimeSpan.FromMicroseconds(2999));
        Assert.False(wait.IsCompleted);
        _time.Advance(TimeSpan.FromMicroseconds(1));
        Assert.True(wait.IsCompleted);
    }

    [Fact]
    public void Ten_thousand_silent_nodes_are_looked_through_a_hundred_times_a_second_at_most()
    {
        var waits = new List<Task>();
        for (var node = 0; node < 10_000; node++)
        {
            waits.Add(Wait(1000));
            _time.Advance(TimeSpan.FromMicroseconds(100));
        }

        _time.Advance(TimeSpan.FromMilliseconds(1010));

        Assert.All(waits, wait => Assert.True(wait.IsCompleted));
        Assert.InRange(_time.Fired, 1, 110);
    }

    [Fact]
    public void Who_is_forgotten_is_known_no_more_and_woken_no_more()
    {
        var echo = Known();
        Assert.Same(echo, _echoes.Find(echo.Token));
        var wait = _echoes.WaitAsync(echo, TimeSpan.FromSeconds(1));

        _echoes.Remove(echo);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Null(_echoes.Find(echo.Token));
        Assert.Equal(0, _echoes.Count);
        Assert.False(wait.IsCompleted);
    }

    [Fact]
    public async Task When_the_socket_is_closed_nobody_waits_on_or_begins_to_wait()
    {
        var wait = Wait(1000);

        _echoes.Dispose();

        Assert.True(wait.IsCompleted);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Wait(1000));
    }

    private Task Wait(int milliseconds) => _echoes.WaitAsync(Known(), TimeSpan.FromMilliseconds(milliseconds));

    private PendingEcho Known()
    {
        var echo = new PendingEcho(++_lastToken, Target);
        _echoes.Add(echo);
        return echo;
    }
}
