using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;
using Witness.Configuration;
using Witness.Core;
using Witness.Hosting;
using Witness.Hosting.Systemd;
using Witness.Ledger;
using Witness.Notices;

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

                return parsed.GetValue(once)
                    ? await RunOnceAsync(configuration, terminal, cancellation)
                    : await RunAsync(configuration, () => Reread(parsed, terminal), terminal, cancellation);
            }
        );
        return command;
    }

    private static async Task<int> RunOnceAsync(
        WitnessConfiguration configuration,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        using var output = new JournalOutput(terminal);
        using var host = Daemon.Build(configuration, output.Take, terminal.Time);
        host.Services.GetRequiredService<Beginning>().TellLacks();
        var delivery = host.Services.GetRequiredService<DeliveryService>();
        await delivery.OpenAsync(cancellation);
        var report = await host.Services.GetRequiredService<RoundRunner>().RunAsync(cancellation);
        await delivery.TellOnceAsync(cancellation);
        if (report is not null && host.Services.GetService<Heartbeat>() is { } heartbeat)
        {
            await heartbeat.BeatAsync(cancellation);
        }

        return report is { Round.Void: null, Unfinished.Count: 0, OpenZoneWork.Count: 0 } ? Exit.Well : Exit.No;
    }

    private static async Task<int> RunAsync(
        WitnessConfiguration configuration,
        Func<WitnessConfiguration> read,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        using var output = new JournalOutput(terminal);
        using var manager = ServiceManager.Find(terminal.Environment, terminal.Time);
        Action<RoundReport>? listener = null;
        IHost Build(WitnessConfiguration present, Occasion occasion)
        {
            var host = Daemon.Build(present, output.Take, terminal.Time, occasion, manager);
            host.Services.GetRequiredService<Journal>().Listener = listener;
            return manager is null ? host : WithPings(host);
        }

        using var lifecycle = new Lifecycle(
            read,
            Build,
            manager,
            isService: !terminal.IsInteractive,
            terminal.Time,
            output
        );
        if (!terminal.IsInteractive)
        {
            await lifecycle.RunAsync(configuration, cancellation);
            return Exit.Well;
        }

        await terminal
            .Console.Status()
            .StartAsync(
                "first round; Ctrl+C stops",
                async status =>
                {
                    listener = report => Show(status, report);
                    await lifecycle.RunAsync(configuration, cancellation);
                }
            );
        return Exit.Well;
    }

    /// <summary>
    /// At a terminal a person reads that pings cannot be sent, and may go on without. A service that can send none at all
    /// would go on for years, and does not become ready; one that lacks a family says so and watches the rest.
    /// </summary>
    private static IHost WithPings(IHost host)
    {
        var beginning = host.Services.GetRequiredService<Beginning>();
        if (beginning.CanPing)
        {
            return host;
        }

        var lacks = beginning.LacksOfIcmp().ToList();
        host.Dispose();
        throw new HostingException($"not ready: {string.Join("; ", lacks)}");
    }

    private static WitnessConfiguration Reread(ParseResult parsed, Terminal terminal)
    {
        try
        {
            return ConfigurationOption.LoadWithLedger(parsed, terminal);
        }
        catch (UsageException error)
        {
            throw new HostingException(error.Message, error);
        }
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
