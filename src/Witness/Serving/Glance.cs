using Witness.Configuration;
using Witness.Core.Ledger;
using Witness.Status;

namespace Witness.Serving;

/// <summary>What the short answers are made of: the standings and the newest rounds, as they were a moment ago.</summary>
/// <param name="Memory">What the ledger knows.</param>
/// <param name="Rounds">The newest rounds, newest first.</param>
internal sealed record Glance(Recollection Memory, IReadOnlyList<RoundMark> Rounds)
{
    /// <summary>For how long one is good.</summary>
    public static TimeSpan GoodFor { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Takes one.</summary>
    /// <exception cref="Ledger.LedgerException">The ledger cannot be read.</exception>
    public static async Task<Glance> TakeAsync(WitnessConfiguration configuration, CancellationToken cancellation)
    {
        using var view = new LedgerView(configuration);
        return new Glance(
            await view.Ledger.RecallAsync(cancellation),
            await view.Ledger.RoundsAsync(RoundTrouble.RecentRounds, cancellation)
        );
    }
}
