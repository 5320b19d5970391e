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
    public async Task Each_is_woken_when_its_own_patience_ends(int milliseconds)
    {
        foreach (var other in new[] { 2000, 1, 4000 })
        {
            _ = Wait(other);
        }

        var replied = Wait(milliseconds);
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds - 1));
        Assert.False(replied.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(11));
        Assert.True(replied.IsCompleted);
        Assert.False(await replied);
    }

    [Fact]
    public async Task Ten_thousand_silent_nodes_are_looked_through_a_hundred_times_a_second_at_most()
    {
        var waits = new List<Task<bool>>();
        for (var node = 0; node < 10_000; node++)
        {
            waits.Add(Wait(1000));
            _time.Advance(TimeSpan.FromMicroseconds(100));
        }

        _time.Advance(TimeSpan.FromMilliseconds(1010));

        Assert.All(waits, wait => Assert.True(wait.IsCompleted));
        Assert.All(await Task.WhenAll(waits), Assert.False);
        Assert.InRange(_time.Fired, 1, 110);
    }

    [Fact]
    public void Who_is_forgotten_is_known_no_more_and_woken_no_more()
    {
        var echo = new PendingEcho(7, Target);
        _echoes.Add(echo);
        Assert.Same(echo, _echoes.Find(7));
        var replied = _echoes.RepliedWithinAsync(echo, TimeSpan.FromSeconds(1));

        _echoes.Remove(echo);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Null(_echoes.Find(7));
        Assert.Equal(0, _echoes.Count);
        Assert.False(replied.IsCompleted);
    }

    private Task<bool> Wait(int milliseconds)
    {
        var echo = new PendingEcho(++_lastToken, Target);
        _echoes.Add(echo);
        return _echoes.RepliedWithinAsync(echo, TimeSpan.FromMilliseconds(milliseconds));
    }
}
