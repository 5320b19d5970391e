using Witness.Core.Dns;
using Witness.Core.Orders;
using Witness.Core.Strikes;

namespace Witness.Core.Ledger;

/// <summary>What the ledger knows at one moment, read in one transaction.</summary>
public sealed record Recollection
{
    /// <summary>The round with the highest number; null before the first.</summary>
    public RoundMark? LastRound { get; init; }

    /// <summary>The void rounds running up to the last one; null where it saw, and before the first.</summary>
    public VoidRun? VoidRun { get; init; }

    /// <summary>What is remembered of each node, by name without regard to case.</summary>
    public IReadOnlyDictionary<string, Standing> Standings { get; init; } =
        new Dictionary<string, Standing>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The freeze in force, ended by itself or not; null where there is none.</summary>
    public Hold? Freeze { get; init; }

    /// <summary>Orders that are open or taken, in the order in which they were given.</summary>
    public IReadOnlyList<Order> Orders { get; init; } = [];

    /// <summary>Changes that were intended and of which it is not known yet whether they were made; oldest first.</summary>
    public IReadOnlyList<OpenIntent> Intents { get; init; } = [];

    /// <summary>The last good reading of each zone.</summary>
    public IReadOnlyDictionary<DomainName, ZoneReading> Readings { get; init; } =
        new Dictionary<DomainName, ZoneReading>();

    /// <summary>The zones that have lost too much to be built upon, by name.</summary>
    public IReadOnlyDictionary<DomainName, ZoneAccident> Accidents { get; init; } =
        new Dictionary<DomainName, ZoneAccident>();

    /// <summary>What is remembered of a node; a new standing where nothing is.</summary>
    public Standing Of(string node) => Standings.GetValueOrDefault(node) ?? new Standing(node);
}
