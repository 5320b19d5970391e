namespace Witness.Registrars.Tests.ZoneFiles;

/// <summary>A clock that stands still; its timers are real.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
