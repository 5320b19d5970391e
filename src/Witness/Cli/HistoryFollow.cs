using Witness.Configuration;
using Witness.Hosting.Systemd;
using Witness.Ledger;
using Witness.Ledger.History;

namespace Witness.Cli;

/// <summary>
/// Prints what comes into the history. Every look opens the ledger anew and for a moment, so that it is in nobody's way, and
/// sees what a daemon that was started anew writes.
/// </summary>
/// <param name="terminal">Where to say what is wrong; its clock.</param>
/// <param name="configuration">Where the ledger is, and how long a round may take.</param>
/// <param name="filter">What is asked for.</param>
/// <param name="writer">What prints it.</param>
internal sealed class HistoryFollow(
    Terminal terminal,
    WitnessConfiguration configuration,
    HistoryFilter filter,
    HistoryWriter writer
)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>How far a look reaches back at most: what is older and changes still has a notice, which is new.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromHours(1);

    /// <summary>How long after its instant an event may be written down: what a round saw carries the round's beginning.</summary>
    private readonly TimeSpan _lag = RoundLimit.Of(configuration);

    private readonly HistoryNews _news = new();
    private string? _trouble;

    /// <summary>Prints what there is, and then what comes.</summary>
    /// <param name="all">What there is, oldest first.</param>
    /// <param name="limit">So many of the newest of that are printed; null for all.</param>
    /// <param name="cancellation">Ends it, which is how it ends.</param>
    public async Task RunAsync(IReadOnlyList<HistoryEvent> all, int? limit, CancellationToken cancellation)
    {
        writer.Write([.. _news.Of(all).TakeLast(limit ?? int.MaxValue)], all);
        while (!cancellation.IsCancellationRequested)
        {
            await Task.Delay(LookEvery, terminal.Time, cancellation)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await LookAsync();
        }
    }

    /// <summary>Prints what has come since the last look. Where the ledger cannot be read, that is told once.</summary>
    public async Task LookAsync()
    {
        try
        {
            using var ledger = LedgerReader.Open(configuration.DatabasePath);
            var stretch = filter with { Since = Since(terminal.Time.GetUtcNow()), Limit = null };
            var recent = await ledger.HistoryAsync(stretch, CancellationToken.None);
            writer.Write(_news.Of(recent), recent);
            _trouble = null;
        }
        catch (LedgerException trouble)
        {
            if (_trouble != trouble.Message)
            {
                _trouble = trouble.Message;
                terminal.Complain(trouble.Message);
            }
        }
    }

    /// <summary>From when on something may be news: a round may be on its way, and something may come of what is unfinished.</summary>
    private DateTimeOffset Since(DateTimeOffset now)
    {
        var lately = now - _lag;
        var since = _news.Unfinished < lately ? _news.Unfinished.Value : lately;
        var earliest = filter.Since > now - Reach ? filter.Since.Value : now - Reach;
        return since > earliest ? since : earliest;
    }
}
