using Witness.Core.Rounds;
using Witness.Core.Simulation;
using Witness.Ledger;

namespace Witness.Cli;

/// <summary>
/// Reads rounds out of the ledger a page at a time, and has courses follow them side by side while the next page is read.
/// </summary>
/// <param name="ledger">The ledger.</param>
/// <param name="courses">The courses.</param>
internal sealed class Replay(LedgerReader ledger, IReadOnlyList<MeasuredCourse> courses)
{
    /// <summary>A day, at a round a minute.</summary>
    private const int Page = 1440;

    private long? _first;

    /// <summary>How many rounds were followed.</summary>
    public int Rounds { get; private set; }

    /// <summary>How many of them were void.</summary>
    public int Void { get; private set; }

    /// <summary>How many rounds were passed over, because an older witness has not kept what they saw.</summary>
    public int Unkept { get; private set; }

    /// <summary>The nodes that were asked.</summary>
    public SortedSet<string> Asked { get; } = new(StringComparer.Ordinal);

    /// <summary>Follows the rounds.</summary>
    /// <param name="leadIn">From when on strikes are counted, before <paramref name="since"/>.</param>
    /// <param name="since">The first instant that is looked at.</param>
    /// <param name="until">The instant after the last.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(
        DateTimeOffset leadIn,
        DateTimeOffset since,
        DateTimeOffset until,
        CancellationToken cancellation
    )
    {
        var following = Task.CompletedTask;
        IReadOnlyList<RecordedRound> page;
        long? after = null;
        do
        {
            page = await ledger.SeenAsync(leadIn, until, after, Page, cancellation);
            await following;
            cancellation.ThrowIfCancellationRequested();
            after = page.Count == 0 ? after : page[^1].Mark.Number;
            following = Follow(page, since);
        } while (page.Count == Page);

        await following;
    }

    private Task Follow(IReadOnlyList<RecordedRound> page, DateTimeOffset since)
    {
        var kept = page.Where(round => round.Sight.Roster.Nodes.Count > 0).ToList();
        Unkept += page.Count - kept.Count;
        foreach (var roster in kept.Select(round => round.Sight.Roster).Distinct())
        {
            Asked.UnionWith(roster.Nodes.Select(node => node.Name));
        }

        _first ??= kept.Find(round => round.Mark.At >= since)?.Mark.Number;
        var from = _first ?? long.MaxValue;
        foreach (var round in kept.Where(round => round.Mark.Number >= from))
        {
            Rounds++;
            Void += round.Mark.Void is null ? 0 : 1;
        }

        return Task.WhenAll(courses.Select(course => Task.Run(() => Follow(course, kept, from))));
    }

    private static void Follow(MeasuredCourse course, List<RecordedRound> rounds, long from)
    {
        foreach (var round in rounds)
        {
            if (round.Mark.Number < from)
            {
                course.LeadIn(round);
            }
            else
            {
                course.Take(round);
            }
        }
    }
}
