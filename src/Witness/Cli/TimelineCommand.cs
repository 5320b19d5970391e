using System.CommandLine;
using Witness.Cli.Timelines;
using Witness.Core;
using Witness.Core.Timelines;
using Witness.Status;

namespace Witness.Cli;

/// <summary><c>witness timeline</c>: a line a node, a cell a slice of time.</summary>
internal static class TimelineCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var nodes = NodeArgument.Many();
        var period = new PeriodOptions(TimeSpan.FromHours(24));
        var latency = LatencyOption.Create();
        var json = JsonOption.Create();
        var command = new Command("timeline", "Draw every node's time: passes, strikes, removals, holds, void rounds.")
        {
            nodes,
            period.Since,
            period.Until,
            latency,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var view = ConfigurationOption.OpenLedger(parsed, terminal);
                var (from, to) = Kept(period, parsed, view, terminal.Time.GetUtcNow());
                var names = await NamesAsync(view, parsed.GetValue(nodes) ?? [], cancellation);
                var layout = new TimelineLayout(terminal.Width, names, parsed.GetResult(latency) is not null);
                var timeline = await TimelineReading.ReadAsync(
                    view.Ledger,
                    names,
                    new TimelineAxis(from, to, parsed.GetValue(json) ? TimelineJson.Slices : layout.Cells),
                    view.Policy.Every,
                    parsed.GetValue(latency),
                    cancellation
                );
                if (parsed.GetValue(json))
                {
                    TimelineJson.Write(terminal, timeline);
                }
                else
                {
                    new TimelineView(timeline, layout).WriteTo(terminal);
                }

                return Exit.Well;
            }
        );
        return command;
    }

    /// <summary>The time that is shown: none of which the ledger keeps nothing.</summary>
    /// <exception cref="UsageException">That leaves nothing.</exception>
    private static (DateTimeOffset Since, DateTimeOffset Until) Kept(
        PeriodOptions asked,
        ParseResult parsed,
        LedgerView view,
        DateTimeOffset now
    )
    {
        var (from, until) = asked.In(parsed, now);
        var (to, kept) = (until ?? now, now - view.Configuration.Keep);
        return to > kept
            ? (from > kept ? from : kept, to)
            : throw new UsageException(
                $"--until {Phrase.Of(to)} is before {Phrase.Of(kept)}, where the ledger begins: it keeps {Phrase.Of(view.Configuration.Keep)} (\"keep\" in the configuration)"
            );
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(
        LedgerView view,
        string[] named,
        CancellationToken cancellation
    )
    {
        var memory = await view.Ledger.RecallAsync(cancellation);
        if (named.Length == 0)
        {
            return [.. view.StandingsOf(memory).Select(standing => standing.Node)];
        }

        List<string> names = [];
        foreach (var name in named)
        {
            names.Add(await NodeArgument.PastNameInAsync(view, name, memory, cancellation));
        }

        return [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
