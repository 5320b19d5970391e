using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Ledger;
using Witness.Ledger.History;
using Witness.Ledger.Outgoing;

namespace Witness.Doctor;

/// <summary>What doctor saw of the ledger.</summary>
/// <param name="Path">The file.</param>
internal sealed record LedgerSight(string Path)
{
    /// <summary>Rounds that are looked back upon.</summary>
    private const int RecentRounds = 10;

    /// <summary>True where there is one.</summary>
    public bool Exists { get; private init; }

    /// <summary>True where this user may give orders.</summary>
    public bool MayWrite { get; private init; }

    /// <summary>Why it could not be read; null where it could, and where there is none.</summary>
    public string? Fault { get; private init; }

    /// <summary>True where only this user may not read it.</summary>
    public bool IsForbidden { get; private init; }

    /// <summary>What the daemon knows; empty where that could not be read.</summary>
    public Recollection Memory { get; private init; } = new();

    /// <summary>The newest rounds, newest first.</summary>
    public IReadOnlyList<RoundMark> Rounds { get; private init; } = [];

    /// <summary>What each node answered last.</summary>
    public IReadOnlyList<NodeAnswers> Answers { get; private init; } = [];

    /// <summary>When each zone was last rehearsed with success.</summary>
    public IReadOnlyDictionary<DomainName, DateTimeOffset> Rehearsals { get; private init; } =
        new Dictionary<DomainName, DateTimeOffset>();

    /// <summary>How far each channel has come in telling notices.</summary>
    public IReadOnlyList<ChannelProgress> Channels { get; private init; } = [];

    /// <summary>Reads it.</summary>
    public static async Task<LedgerSight> ReadAsync(string path, CancellationToken cancellation)
    {
        var sight = new LedgerSight(path) { Exists = File.Exists(path), IsForbidden = !MayOpen(path, FileAccess.Read) };
        if (sight is not { Exists: true, IsForbidden: false })
        {
            return sight;
        }

        // Before SQLite opens it: closing another handle of this process would drop its locks (fcntl(2)).
        sight = sight with
        {
            MayWrite = MayOpen(path, FileAccess.ReadWrite),
        };
        try
        {
            using var ledger = LedgerReader.Open(path);
            var orders = await ledger.HistoryAsync(
                new HistoryFilter { Kinds = new HashSet<string>(StringComparer.Ordinal) { HistoryKinds.Order } },
                cancellation
            );
            return sight with
            {
                Memory = await ledger.RecallAsync(cancellation),
                Rounds = await ledger.RoundsAsync(RecentRounds, cancellation),
                Answers = await ledger.AnswersAsync(cancellation),
                Rehearsals = RehearsalsOf(orders),
                Channels = await ledger.ChannelsAsync(cancellation),
            };
        }
        catch (LedgerException error)
        {
            return sight with { Fault = error.Message };
        }
    }

    private static Dictionary<DomainName, DateTimeOffset> RehearsalsOf(IEnumerable<HistoryEvent> orders) =>
        orders
            .Where(one => one.Order is { Kind: OrderKind.Rehearse, State: OrderState.Done, Zone: not null })
            .GroupBy(one => one.Order!.Zone!)
            .ToDictionary(zone => zone.Key, zone => zone.Max(one => one.Answered ?? one.At));

    private static bool MayOpen(string path, FileAccess access)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, access, FileShare.ReadWrite);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            // Missing, or unreadable for a reason that whoever reads it next will tell.
            return access == FileAccess.Read;
        }
    }
}
