using Witness.Core.Dns;

namespace Witness.Core.Orders;

/// <summary>An operator's command, written into the ledger by the command line and carried out by the daemon.</summary>
/// <param name="Id">Its number in the ledger; 0 before it is written.</param>
/// <param name="Kind">What is ordered.</param>
/// <param name="Node">The node; null for an order about a zone, and for freeze and thaw.</param>
/// <param name="Given">When, UTC.</param>
/// <param name="By">Who, as <c>user@host</c>.</param>
public sealed record Order(long Id, OrderKind Kind, string? Node, DateTimeOffset Given, string By)
{
    /// <summary>An order that is not taken up for so long lapses.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(15);

    /// <summary>True where the operator overrides what may be overridden.</summary>
    public bool Force { get; init; }

    /// <summary>The zone that it is about; null for an order about a node, and for freeze and thaw.</summary>
    public DomainName? Zone { get; init; }

    /// <summary>The snapshot that a zone is to be restored to, by its number; null for every other order.</summary>
    public long? Snapshot { get; init; }

    /// <summary>
    /// The diff that the operator of a restore has seen and agreed to (<see cref="ZoneChange.ToString"/>); null for every
    /// other order. A restore that would do anything else is refused.
    /// </summary>
    public string? Shown { get; init; }

    /// <summary>When a hold or a freeze ends by itself, UTC.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Why, in the operator's words.</summary>
    public string? Reason { get; init; }

    /// <summary>How far it has come.</summary>
    public OrderState State { get; init; }

    /// <summary>What came of it, in words; null while open.</summary>
    public string? Answer { get; init; }

    /// <summary>True while something is still to be done.</summary>
    public bool IsPending => State is OrderState.Open or OrderState.Taken;

    /// <summary>True of an order that changes a whole zone, or proves that it could.</summary>
    public bool IsZoneWork => Kind is OrderKind.Restore or OrderKind.Rehearse;

    /// <summary>As typed: <c>readd chitoge --force</c>.</summary>
    public override string ToString() =>
        string.Join(
            ' ',
            new[]
            {
                Kind.ToString().ToLowerInvariant(),
                Node,
                Zone?.Text,
                Snapshot is { } snapshot ? $"to snapshot {snapshot}" : null,
                Force ? "--force" : null,
            }.OfType<string>()
        );
}
