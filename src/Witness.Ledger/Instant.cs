using System.Diagnostics.CodeAnalysis;

namespace Witness.Ledger;

/// <summary>Instants as the ledger keeps them: milliseconds since 1970, UTC.</summary>
internal static class Instant
{
    /// <summary>The instant kept.</summary>
    public static DateTimeOffset Of(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>The instant kept, where there is one.</summary>
    public static DateTimeOffset? Of(long? milliseconds) => milliseconds is { } known ? Of(known) : null;

    /// <summary>As kept.</summary>
    public static long Kept(this DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    /// <summary>As kept, where there is one.</summary>
    [return: NotNullIfNotNull(nameof(at))]
    public static long? Kept(this DateTimeOffset? at) => at?.ToUnixTimeMilliseconds();

    /// <summary>A duration as kept: microseconds.</summary>
    public static long Kept(this TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;
}
