using System.CommandLine;
using Witness.Cli.Json;
using Witness.Core;
using Witness.Core.Ledger;
using Witness.Ledger;

namespace Witness.Cli;

/// <summary><c>witness status</c>: every node, and how old that knowledge is.</summary>
internal static class StatusCommand
{
    /// <summary>Void rounds running after which the witness counts as blind.</summary>
    private const int VoidRounds = 5;

    /// <summary>Rounds of which the longest tells how long one may take.</summary>
    private const int RecentRounds = 10;

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
        using var view = LedgerView.Open(parsed, terminal);
        var daemonRuns = DaemonLock.Holder(view.Configuration.DatabasePath) is not null;
        var status = await Status.ReadAsync(view, daemonRuns, cancellation);
        var rounds = await view.Ledger.RoundsAsync(RecentRounds, cancellation);
        if (json)
        {
            JsonOption.Write(terminal, new StatusJson(status).ToShape(), JsonShapes.Default.StatusShape);
        }
        else
        {
            new StatusView(status, terminal.Time.GetUtcNow()).WriteTo(terminal);
        }

        var trouble = Trouble(rounds, view.Policy.Every, terminal.Time.GetUtcNow());
        if (trouble is not null)
        {
            terminal.Complain(trouble);
        }

        return trouble is null ? Exit.Well : Exit.No;
    }

    /// <summary>Why the status says little of the present; null where it does.</summary>
    /// <param name="rounds">The newest rounds, newest first.</param>
    /// <param name="every">The interval.</param>
    /// <param name="now">The present.</param>
    internal static string? Trouble(IReadOnlyList<RoundMark> rounds, TimeSpan every, DateTimeOffset now)
    {
        if (rounds.Count == 0)
        {
            return "no round yet: is the daemon running? (systemctl status witness, or witness run)";
        }

        var age = now - rounds[0].At;
        var longest = rounds.Max(round => round.Took);
        if (age > 3 * every && age > 2 * longest)
        {
            return $"the last round was {Ago.Of(age)}, with one every {Phrase.Of(every)}: is the daemon running? (systemctl status witness)";
        }

        return rounds.Count >= VoidRounds && rounds.Take(VoidRounds).All(round => round.Void is not null)
            ? $"the last {VoidRounds} rounds were void: {rounds[0].Void}"
            : null;
    }
}
