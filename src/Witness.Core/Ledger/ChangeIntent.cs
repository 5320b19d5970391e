using Witness.Core.Dns;
using Witness.Core.Strikes;

namespace Witness.Core.Ledger;

/// <summary>
/// What is written down before DNS is touched: the exact records, the whole zone as it is, and the node's standing with
/// what will be owed to it. A crash after this loses nothing.
/// </summary>
/// <param name="At">When, UTC.</param>
/// <param name="Standing">The node's standing, the owed records included; null for an order about a whole zone.</param>
/// <param name="Change">The change; <see cref="ZoneChange.Before"/> is the snapshot.</param>
/// <param name="Registrar">The registrar's name.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record ChangeIntent(
    DateTimeOffset At,
    Standing? Standing,
    ZoneChange Change,
    string Registrar,
    string Reason
)
{
    /// <summary>The order behind it; null where the policy decided.</summary>
    public long? OrderId { get; init; } = Standing?.OrderId;

    /// <summary>
    /// The number of the same change as an earlier try wrote it down, before a crash or after an unclear answer: this is
    /// its next try, and the history tells of it once. Null for a new change.
    /// </summary>
    public long? Resumes { get; init; }
}
