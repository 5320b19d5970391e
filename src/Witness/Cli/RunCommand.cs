using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;
using Witness.Core;
using Witness.Hosting;
using Witness.Ledger;

namespace Witness.Cli;

/// <summary><c>witness run [--once]</c>: the daemon, or one round of it.</summary>
internal static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var once = new Option<bool>("--once") { Description = "One round, orders included, then stop." };
        var command = new Command("run", "Watch the nodes, and take dead ones out of DNS.") { once };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var configuration = ConfigurationOption.LoadWithLedger(parsed, terminal);
                using var daemonLock = DaemonLock.TryTake(
                    configuration.DatabasePath,
                    Environment.ProcessId,
                    out var holder
                );
                if (daemonLock is null)
                {
                    terminal.Complain(
                        $"another witness has the ledger {configuration.DatabasePath} (pid {holder}): stop it first, or give this one a \"database\" of its own"
                    );
                    return Exit.No;
                }

                using var host = Daemon.Build(configuration, new JournalOutput(terminal).Take, terminal.Time);
                return parsed.GetValue(once)
                    ? await RunOnceAsync(host, cancellation)
                    : await RunAsync(host, terminal, cancellation);
            }
        );
        return command;
    }

    private static async Task<int> RunOnceAsync(IHost host, CancellationToken cancellation)
    {
        host.Services.GetRequiredService<Beginning>().TellLacks();
        var report = await host.Services.GetRequiredService<RoundRunner>().RunAsync(cancellation);
        return report is { Round.Void: null, Unfinished.Count: 0 } ? Exit.Well : Exit.No;
    }

    private static async Task<int> RunAsync(IHost host, Terminal terminal, CancellationToken cancellation)
    {
        if (!terminal.IsInteractive)
        {
            await host.RunAsync(cancellation);
            return Exit.Well;
        }

        await terminal
            .Console.Status()
            .StartAsync(
                "first round; Ctrl+C stops",
                async status =>
                {
                    host.Services.GetRequiredService<Journal>().Listener = report => Show(status, report);
                    await host.RunAsync(cancellation);
                }
            );
        return Exit.Well;
    }

    /// <summary>The live line: short, because one that wraps leaves its rest behind.</summary>
    private static void Show(StatusContext status, RoundReport report)
    {
        if (report.Round is { } round)
        {
            var time = round.At.UtcDateTime.ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            var blind = round.Void is null ? "" : ", void";
            status.Status(
                $"round {round.Number} at {time}: {Phrase.Of(round.Nodes, "node")}, {round.Failed} failed{blind}; Ctrl+C stops"
            );
        }
    }
}
