using Witness.Core.Dns;
using Witness.Core.Ledger;

namespace Witness.Core.Publications;

/// <summary>
/// Looks at the name servers for the changes that are due, asks the registrar where it can tell, and writes down what came of it. Stands beside the rounds: it
/// changes no standing, takes nobody's turn, and what it remembers beyond the ledger is only when it looked last.
/// </summary>
/// <param name="ledger">Where changes wait, and results go.</param>
/// <param name="nameServers">Whom to ask.</param>
/// <param name="registrars">Those of them that can tell by themselves are asked too.</param>
/// <param name="time">The clock.</param>
public sealed class PublicationLook(
    ILedger ledger,
    INameServers nameServers,
    RegistrarBook registrars,
    TimeProvider time
)
{
    private readonly Dictionary<long, TimeSpan> _lastLooks = [];

    /// <summary>True where the last look found something that is awaited: then it is time for the next before long.</summary>
    public bool IsAwaiting { get; private set; }

    /// <summary>Looks once. Calls do not overlap.</summary>
    /// <param name="cancellation">Ends it; what it has not written down is asked again later.</param>
    /// <returns>What was new, and has been written down.</returns>
    public async Task<IReadOnlyList<PublicationResult>> RunAsync(CancellationToken cancellation)
    {
        var awaited = await ledger.AwaitedAsync(cancellation);
        IsAwaiting = awaited.Count > 0;
        Forget(awaited);
        var results = awaited.Select(one => Unaskable(one, awaited)).OfType<PublicationResult>().ToList();
        var due = awaited.Where(one => results.TrueForAll(result => result.Of != one) && IsDue(one));
        var zones = due.GroupBy(one => one.Zone).Select(zone => AskAsync(zone.Key, [.. zone], cancellation));
        foreach (var result in (await Task.WhenAll(zones)).SelectMany(zone => zone))
        {
            _lastLooks[result.Of.Change] = result.At - result.Of.Accepted;
            results.Add(result);
        }

        var news = results.Where(IsNews).ToList();
        if (news.Count > 0)
        {
            var entry = new LedgerEntry(time.GetUtcNow())
            {
                Publications = news,
                Notices = [.. news.Where(one => one.State == PublicationState.Late).Select(NoticeOf)],
            };
            await ledger.CommitAsync(entry, cancellation);
        }

        return news;
    }

    /// <summary>The end of a change that needs no asking; null for every other.</summary>
    private PublicationResult? Unaskable(AwaitedPublication one, IReadOnlyList<AwaitedPublication> all)
    {
        var now = time.GetUtcNow();
        var age = now - one.Accepted;
        var wasAway = age >= PublicationSchedule.ForgetsAfter && !_lastLooks.ContainsKey(one.Change);
        return all.FirstOrDefault(one.IsOvertakenBy) is { } later
                ? new PublicationResult(one, PublicationState.Overtaken, now, $"overtaken by change {later.Change}")
            : !one.Sets.Any() ? Unasked("no address moved, and nothing else is asked for")
            : wasAway ? Unasked($"the witness was away for {Phrase.Of(age)} after it was accepted, and did not ask")
            : null;

        PublicationResult Unasked(string why) => new(one, PublicationState.Unasked, now, why);
    }

    private bool IsDue(AwaitedPublication one) =>
        PublicationSchedule.IsDue(
            time.GetUtcNow() - one.Accepted,
            _lastLooks.TryGetValue(one.Change, out var last) ? last : null
        );

    private async Task<IEnumerable<PublicationResult>> AskAsync(
        DomainName zone,
        IReadOnlyList<AwaitedPublication> due,
        CancellationToken cancellation
    )
    {
        var sets = due.SelectMany(one => one.Sets).ToHashSet();
        var registrar = registrars.SightAsync(zone, cancellation);
        var sights = await nameServers.AskAsync(zone, sets, cancellation);
        var said = await registrar;
        var now = time.GetUtcNow();
        return due.Select(one => PublicationCheck.Judge(one, sights, said, now));
    }

    private void Forget(IReadOnlyList<AwaitedPublication> awaited)
    {
        foreach (var change in _lastLooks.Keys.Except(awaited.Select(one => one.Change)).ToList())
        {
            _lastLooks.Remove(change);
        }
    }

    private static bool IsNews(PublicationResult result) =>
        result.State != PublicationState.Awaited || result.Detail != result.Of.Detail;

    private static Notice NoticeOf(PublicationResult result) =>
        new(
            NoticeKind.NotPublished,
            result.Of.Node,
            $"{result}; the registrar has accepted the change, and it is not asked about again: look at the servers named, or ask whoever runs them; what was changed says: {HistoryOf(result.Of.Node)}"
        )
        {
            Zone = result.Of.Zone,
            Removed = result.Of.Removed,
            Added = result.Of.Added,
            Command = HistoryOf(result.Of.Node),
        };

    private static string HistoryOf(string? node) => node is null ? "witness history" : $"witness history {node}";
}
