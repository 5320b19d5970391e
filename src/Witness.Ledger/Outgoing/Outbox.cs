using Witness.Core.Ledger;
using Witness.Ledger.History;
using Witness.Ledger.Tables;

namespace Witness.Ledger.Outgoing;

/// <summary>
/// The notices on their way to the humans. Each channel goes through them by itself and in order, and the ledger remembers
/// how far it has come. A daemon that is killed between telling and writing that down tells the same notice once more, with
/// the same number. What went wrong is told as <see cref="LedgerException"/>.
/// </summary>
/// <param name="ledger">The daemon's ledger.</param>
public sealed class Outbox(SqliteLedger ledger)
{
    /// <summary>Takes note of which channels there are. A new one begins after the newest notice; one that is gone is forgotten.</summary>
    /// <param name="channels">The kinds that each channel tells, by its name; null for all kinds.</param>
    /// <param name="cancellation">Ends the waiting for the ledger.</param>
    public Task OpenAsync(
        IReadOnlyDictionary<string, IReadOnlyCollection<NoticeKind>?> channels,
        CancellationToken cancellation
    ) =>
        ledger.WriteAsync(
            transaction =>
            {
                ChannelTable.Keep(transaction, channels);
                return 0;
            },
            cancellation
        );

    /// <summary>The oldest notice that a channel has not told. Cheap enough to be asked every second.</summary>
    /// <param name="channel">A channel that <see cref="OpenAsync"/> was told of.</param>
    /// <param name="cancellation">Ends the waiting for the ledger.</param>
    /// <returns>Null where there is none.</returns>
    public async Task<OutgoingNotice?> NextAsync(string channel, CancellationToken cancellation)
    {
        var (next, passed) = await ledger.ReadAsync(
            transaction => (ChannelTable.Next(transaction, channel), ChannelTable.Passes(transaction, channel)),
            cancellation
        );
        if (next is null && passed)
        {
            // What is not for it today is not for it tomorrow, when it may be told to tell more kinds.
            await ledger.WriteAsync(transaction => ChannelTable.Pass(transaction, channel), cancellation);
        }

        return next;
    }

    /// <summary>How far each channel has come.</summary>
    public Task<IReadOnlyList<ChannelProgress>> ProgressAsync(CancellationToken cancellation) =>
        ledger.ReadAsync(ChannelTable.Read, cancellation);

    /// <summary>How often a channel has failed since it last told something or gave it up.</summary>
    public async Task<int> TriesAsync(string channel, CancellationToken cancellation) =>
        (await ProgressAsync(cancellation)).FirstOrDefault(one => one.Name == channel)?.Tries ?? 0;

    /// <summary>A channel has told a notice to everybody.</summary>
    /// <returns>True where that ends its trouble.</returns>
    public Task<bool> ToldAsync(string channel, long notice, DateTimeOffset at, CancellationToken cancellation) =>
        ledger.WriteAsync(transaction => ChannelTable.Told(transaction, channel, notice, at), cancellation);

    /// <summary>A channel has told a notice to some, and does not tell it to the others. The history says so.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="notice">The notice.</param>
    /// <param name="error">Who was left out, and why.</param>
    /// <param name="text">What the history says.</param>
    /// <param name="at">The present.</param>
    /// <param name="cancellation">Ends the waiting for the ledger.</param>
    public Task ToldInPartAsync(
        string channel,
        long notice,
        string error,
        string text,
        DateTimeOffset at,
        CancellationToken cancellation
    ) =>
        ledger.WriteAsync(
            transaction =>
            {
                EventTable.Write(transaction, [(HistoryKinds.Untold, text)], at, round: null);
                return ChannelTable.ToldInPart(transaction, channel, notice, error, at);
            },
            cancellation
        );

    /// <summary>A channel could not tell a notice, and tries again.</summary>
    public Task FailedAsync(string channel, string error, DateTimeOffset at, CancellationToken cancellation) =>
        ledger.WriteAsync(transaction => ChannelTable.Failed(transaction, channel, error, at), cancellation);

    /// <summary>A channel could not tell a notice, and goes on with the next one. The history says so.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="notice">The notice.</param>
    /// <param name="error">Why.</param>
    /// <param name="text">What the history says.</param>
    /// <param name="at">The present.</param>
    /// <param name="cancellation">Ends the waiting for the ledger.</param>
    public Task GivenUpAsync(
        string channel,
        long notice,
        string error,
        string text,
        DateTimeOffset at,
        CancellationToken cancellation
    ) =>
        ledger.WriteAsync(
            transaction =>
            {
                EventTable.Write(transaction, [(HistoryKinds.Untold, text)], at, round: null);
                return ChannelTable.GivenUp(transaction, channel, notice, error, at);
            },
            cancellation
        );
}
