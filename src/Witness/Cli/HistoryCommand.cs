using System.CommandLine;
using Witness.Core;
using Witness.Ledger.History;
using Witness.Status;

namespace Witness.Cli;

/// <summary><c>witness history</c>: what happened, oldest first.</summary>
internal static class HistoryCommand
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var node = NodeArgument.Optional();
        var since = DurationOption.Create("--since", "How far back. Default: 24h.");
        var limit = new Option<int?>("--limit")
        {
            Description = "Only the newest N, still oldest first.",
            HelpName = "N",
        };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1)
            {
                result.AddError("--limit: at least 1");
            }
        });
        var json = JsonOption.Create();
        var command = new Command(
            "history",
            "List strikes, verdicts, orders, DNS changes and void rounds, oldest first."
        )
        {
            node,
            since,
            limit,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var view = ConfigurationOption.OpenLedger(parsed, terminal);
                var memory = await view.Ledger.RecallAsync(cancellation);
                var events = await view.Ledger.HistoryAsync(
                    new HistoryFilter
                    {
                        Node = parsed.GetValue(node) is { } name ? NodeArgument.NameIn(view, name, memory) : null,
                        Since = terminal.Time.GetUtcNow() - (parsed.GetValue(since) ?? Day),
                        Limit = parsed.GetValue(limit),
                    },
                    cancellation
                );
                Write(terminal, events, parsed.GetValue(since) ?? Day, parsed.GetValue(json));
                return Exit.Well;
            }
        );
        return command;
    }

    private static void Write(Terminal terminal, IReadOnlyList<HistoryEvent> events, TimeSpan since, bool json)
    {
        if (json)
        {
            EventJson.Write(terminal, events);
        }
        else if (events.Count == 0 && terminal.IsInteractive)
        {
            terminal.Say($"nothing happened within {Phrase.Of(since)}; --since looks further back");
        }
        else
        {
            EventView.Write(terminal, EventEchoes.Without(events));
        }
    }
}
