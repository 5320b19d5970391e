using System.Collections.Concurrent;
using Witness.Checks.Ping;

namespace Witness.Checks.Tests.Ping;

public sealed class EchoTokensTests
{
    [Fact]
    public void No_token_is_drawn_twice_however_many_draw_at_once()
    {
        var tokens = new EchoTokens();
        var drawn = new ConcurrentBag<ulong>();

        Parallel.For(0, 100_000, _ => drawn.Add(tokens.Next()));

        Assert.Equal(100_000, drawn.Distinct().Count());
    }

    [Fact]
    public void Others_draw_other_tokens()
    {
        var tokens = new EchoTokens();
        var others = new EchoTokens();

        Assert.Empty(Draw(tokens).Intersect(Draw(others)));
    }

    private static ulong[] Draw(EchoTokens tokens) => [.. Enumerable.Range(0, 1000).Select(_ => tokens.Next())];
}
