using System.CommandLine;
using Witness.Core;
using Witness.Ledger.History;
using Witness.Status;

namespace Witness.Cli;

/// <summary><c>witness history</c>: what happened, oldest first, and what happens from now on.</summary>
internal static class HistoryCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var options = new HistoryOptions();
        var command = new Command(
            "history",
            "List strikes, verdicts, orders, DNS changes and void rounds, oldest first."
        );
        options.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var view = ConfigurationOption.OpenLedger(parsed, terminal);
                var memory = await view.Ledger.RecallAsync(cancellation);
                var now = terminal.Time.GetUtcNow();
                var node = options.NodeIn(parsed) is { } typed
                    ? await NodeArgument.PastNameInAsync(view, typed, memory, cancellation)
                    : null;
                var filter = options.FilterIn(parsed, now) with { Node = node };
                var format = options.FormatIn(parsed);
                if (parsed.GetValue(options.Follow))
                {
                    await FollowAsync(terminal, view, filter, format, cancellation);
                }
                else
                {
                    var events = await view.Ledger.HistoryAsync(filter, cancellation);
                    Write(terminal, filter, format, events, isPaged: !parsed.GetValue(options.NoPager));
                }

                return Exit.Well;
            }
        );
        return command;
    }

    private static async Task FollowAsync(
        Terminal terminal,
        LedgerView view,
        HistoryFilter filter,
        HistoryFormat format,
        CancellationToken cancellation
    )
    {
        var all = await view.Ledger.HistoryAsync(filter with { Limit = null }, cancellation);
        view.Dispose();
        var follow = new HistoryFollow(terminal, view.Configuration, filter, new HistoryWriter(terminal, format));
        await follow.RunAsync(all, filter.Limit, cancellation);
    }

    private static void Write(
        Terminal terminal,
        HistoryFilter filter,
        HistoryFormat format,
        IReadOnlyList<HistoryEvent> events,
        bool isPaged
    )
    {
        if (format != HistoryFormat.Text)
        {
            new HistoryWriter(terminal, format).Write(events, events);
        }
        else if (events.Count == 0 && terminal.IsInteractive)
        {
            terminal.Say(
                $"nothing of that happened since {Phrase.Of(filter.Since!.Value)}; --since looks further back"
            );
        }
        else
        {
            terminal.SayAtLength(to => new HistoryWriter(to, format).Write(events, events), isPaged);
        }
    }
}
