using System.CommandLine;
using Witness.Cli.Json;
using Witness.Ledger;
using Witness.Status;

namespace Witness.Cli;

/// <summary><c>witness status</c>: every node, and how old that knowledge is.</summary>
internal static class StatusCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var json = JsonOption.Create();
        var command = new Command("status", "Show every node: rotation, strikes, last answers, what DNS publishes.")
        {
            json,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, terminal, parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed,
        Terminal terminal,
        bool json,
        CancellationToken cancellation
    )
    {
        using var view = ConfigurationOption.OpenLedger(parsed, terminal);
        var daemonRuns = DaemonLock.Holder(view.Configuration.DatabasePath) is not null;
        var status = await StatusReading.ReadAsync(view, daemonRuns, cancellation);
        var rounds = await view.Ledger.RoundsAsync(RoundTrouble.RecentRounds, cancellation);
        if (json)
        {
            JsonOption.Write(terminal, new StatusJson(status).ToShape(), JsonShapes.Default.StatusShape);
        }
        else
        {
            new StatusView(status, terminal.Time.GetUtcNow()).WriteTo(terminal);
        }

        var trouble = RoundTrouble.Of(rounds, view.Policy.Every, terminal.Time.GetUtcNow());
        if (trouble is not null)
        {
            terminal.Complain(trouble);
        }

        return trouble is null ? Exit.Well : Exit.No;
    }
}
