using Witness.Core.Ledger;
using Witness.Ledger.Outgoing;

namespace Witness.Ledger.Tests.Outgoing;

/// <summary>A ledger with its outbox, and what happens to them.</summary>
internal sealed class OutboxScene : IDisposable
{
    public OutboxScene()
    {
        Ledger = Temp.Open();
        Outbox = new Outbox(Ledger);
    }

    public TempLedger Temp { get; } = new();

    public SqliteLedger Ledger { get; private set; }

    public Outbox Outbox { get; private set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Ledger.Dispose();
        Temp.Dispose();
    }

    public void Restart()
    {
        Ledger.Dispose();
        Ledger = Temp.Open();
        Outbox = new Outbox(Ledger);
    }

    public Task OpenAsync(params string[] channels) =>
        OpenAsync([.. channels.Select(name => (name, (NoticeKind[]?)null))]);

    public Task OpenAsync(params (string Name, NoticeKind[]? Kinds)[] channels) =>
        Outbox.OpenAsync(
            channels.ToDictionary(
                channel => channel.Name,
                IReadOnlyCollection<NoticeKind>? (channel) => channel.Kinds,
                StringComparer.Ordinal
            ),
            Cancellation
        );

    public Task NoteAsync(params string[] texts) => NoteAsync(NoticeKind.Removed, texts);

    public Task NoteAsync(NoticeKind kind, params string[] texts) =>
        Ledger.CommitAsync(
            new LedgerEntry(Sample.Noon) { Notices = [.. texts.Select(text => new Notice(kind, "chitoge", text))] },
            Cancellation
        );

    public async Task<string?> TellAsync(string channel)
    {
        if (await Outbox.NextAsync(channel, Cancellation) is not { } next)
        {
            return null;
        }

        await Outbox.ToldAsync(channel, next.Number, Sample.Noon.AddHours(1), Cancellation);
        return next.Notice.Text;
    }

    public async Task<List<string>> TellAllAsync(string channel)
    {
        List<string> told = [];
        while (await TellAsync(channel) is { } text)
        {
            told.Add(text);
        }

        return told;
    }

    public async Task<IReadOnlyList<ChannelProgress>> ChannelsAsync()
    {
        using var reader = Temp.Read();
        return await reader.ChannelsAsync(Cancellation);
    }
}
