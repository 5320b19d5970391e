using System.Collections.Immutable;
using Witness.Core.Strikes;

namespace Witness.Core.Dns;

/// <summary>What is remembered of the looks at one zone, and when the next is due. Pure.</summary>
internal sealed record ZoneDiary
{
    private static readonly TimeSpan[] AfterChange = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    /// <summary>Nothing yet.</summary>
    public static ZoneDiary New { get; } = new();

    /// <summary>When it was last asked for, whatever came of it.</summary>
    public DateTimeOffset LastTry { get; private init; } = DateTimeOffset.MinValue;

    /// <summary>The failed tries since it was last read; null where it could be.</summary>
    public ZoneProgress? Failure { get; private init; }

    private DateTimeOffset? LastRead { get; init; }

    private DateTimeOffset? PutOffSince { get; init; }

    private ImmutableArray<DateTimeOffset> Again { get; init; } = [];

    /// <summary>True while it is due and was put off.</summary>
    public bool Waits => PutOffSince is not null;

    /// <summary>True where it is time to look.</summary>
    /// <param name="now">The present.</param>
    /// <param name="every">How often it is looked at while nothing happens.</param>
    public bool IsDue(DateTimeOffset now, TimeSpan every) =>
        Failure is { } failure
            ? failure.IsDue(now)
            : LastRead is not { } last || now - last >= every || now < last || IsCheckedAt(now);

    /// <summary>True where the look sees whether a change stays, which is a part of the change.</summary>
    public bool IsCheckedAt(DateTimeOffset now) => Again.Any(at => at <= now);

    /// <summary>True where it was put off for so long that three times its interval have passed.</summary>
    public bool WaitsTooLong(DateTimeOffset now, TimeSpan every) =>
        PutOffSince is { } since && now - since >= 2 * every;

    /// <summary>After it was read.</summary>
    public ZoneDiary Read(DateTimeOffset at) =>
        new()
        {
            LastTry = at,
            LastRead = at,
            Again = Again.RemoveAll(look => look <= at),
        };

    /// <summary>After it could not be read.</summary>
    public ZoneDiary Failed(DateTimeOffset now, string error, bool needsHuman) =>
        this with
        {
            LastTry = now,
            Failure = (Failure ?? ZoneProgress.New).Failed(now, error, needsHuman),
            PutOffSince = null,
        };

    /// <summary>After it was due, and put off without being asked for.</summary>
    public ZoneDiary PutOff(DateTimeOffset now) => this with { PutOffSince = PutOffSince ?? now };

    /// <summary>While it is not due.</summary>
    public ZoneDiary Rested() => PutOffSince is null ? this : this with { PutOffSince = null };

    /// <summary>After it was changed: an ACME client that read the old zone may write that back.</summary>
    public ZoneDiary Changed(DateTimeOffset now) => this with { Again = [.. AfterChange.Select(pause => now + pause)] };
}
