namespace Witness.Tests;

/// <summary>A clock whose hands stand still, while timers run.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
