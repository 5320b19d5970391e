using Microsoft.Extensions.Logging;
using Spectre.Console;
using Witness.Checks.Ping;
using Witness.Cli;
using Witness.Configuration;
using Witness.Core;
using Witness.Core.Ledger;
using Witness.Core.Strikes;
using Witness.Hosting;
using Witness.Ledger;
using Witness.Ledger.History;

namespace Witness.Demo;

/// <summary>
/// The whole story on this machine alone: a node dies, is removed, heals and is put back, told from the ledger as it
/// happens, by the same daemon and the same commands that an operator uses.
/// </summary>
/// <param name="terminal">Where it is told.</param>
/// <param name="site">Where it happens.</param>
internal sealed class DemoStory(Terminal terminal, DemoSite site)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private DateTimeOffset _told = DateTimeOffset.MinValue;
    private int _toldAtOnce;

    /// <summary>Tells the story.</summary>
    /// <returns>The exit code: <see cref="Exit.Well"/> where it went as told.</returns>
    public async Task<int> TellAsync(CancellationToken cancellation)
    {
        var configuration =
            ConfigurationFile.Read(site.ConfigurationPath).Configuration
            ?? throw new DemoException(
                $"the demo's own configuration {site.ConfigurationPath} is wrong: please report this"
            );
        var before = await File.ReadAllTextAsync(site.ZonePath, cancellation);
        using var daemonLock = DaemonLock.TryTake(configuration.DatabasePath, Environment.ProcessId, out _);
        using var host = Daemon.Build(configuration, logging => logging.ClearProviders(), terminal.Time);
        await host.StartAsync(cancellation);
        int code;
        try
        {
            using var ledger = LedgerReader.Open(configuration.DatabasePath);
            code = await TellAsync(ledger, configuration.Policy.CleanRounds, cancellation);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }

        var same = Records(before)
            .SequenceEqual(Records(await File.ReadAllTextAsync(site.ZonePath, cancellation)), StringComparer.Ordinal);
        Say(
            same
                ? "The zone holds the same records as before the story."
                : "The zone is not what it was: please report this."
        );
        return code == Exit.Well && same ? Exit.Well : Exit.No;
    }

    private async Task<int> TellAsync(LedgerReader ledger, int cleanRounds, CancellationToken cancellation)
    {
        var dying = site.Nodes[0];
        await UntilAsync(ledger, memory => memory.LastRound?.Number >= 2, cancellation);
        await ShowAsync("Three nodes, one zone, one witness; every node answers.", "status");

        await dying.DieAsync();
        Say($"{dying.Name}'s web server dies now. Four strikes within an hour, and its records leave DNS:");
        await UntilAsync(ledger, memory => memory.Of(dying.Name).Rotation == Rotation.Out, cancellation);
        await ShowAsync("Users are sent to the other two. Why?", "why", dying.Name);

        await dying.HealAsync(cancellation);
        Say(
            $"{dying.Name} answers again. It comes back only by an operator's order, and only once it has passed {cleanRounds} rounds running:"
        );
        await UntilAsync(ledger, memory => memory.Of(dying.Name).ReadyTold, cancellation);
        var code = await ShowAsync(
            "The operator wakes up, sees that it is well, and types:",
            "readd",
            dying.Name,
            "--reason",
            "power supply replaced"
        );
        await ShowAsync("And all is as it was:", "zone", "show", "demo.test");
        return code;
    }

    private async Task UntilAsync(LedgerReader ledger, Predicate<Recollection> happened, CancellationToken cancellation)
    {
        var began = terminal.Time.GetTimestamp();
        while (true)
        {
            var memory = await ledger.RecallAsync(cancellation);
            await TellNewsAsync(ledger, cancellation);
            if (happened(memory))
            {
                return;
            }

            if (terminal.Time.GetElapsedTime(began) > Patience)
            {
                throw new DemoException(
                    $"the story has not gone on for {Phrase.Of(Patience)}; its files are in {site.Directory}: please report this"
                );
            }

            await Task.Delay(LookEvery, terminal.Time, cancellation);
        }
    }

    /// <summary>What has come into the history since the last look.</summary>
    private async Task TellNewsAsync(LedgerReader ledger, CancellationToken cancellation)
    {
        var news = await ledger.HistoryAsync(new HistoryFilter { Since = _told }, cancellation);
        var shown = news.SkipWhile(one => one.At == _told).ToList();
        var late = news.TakeWhile(one => one.At == _told).Skip(_toldAtOnce).ToList();
        EventView.Write(terminal, late.Concat(shown).Where(one => one.Kind is not HistoryKinds.Notice), withDay: false);
        if (news.Count > 0)
        {
            _told = news[^1].At;
            _toldAtOnce = news.Count(one => one.At == _told);
        }
    }

    private async Task<int> ShowAsync(string text, params string[] args)
    {
        Say(text);
        var typed = string.Join(
            ' ',
            args.Select(arg => arg.Contains(' ', StringComparison.Ordinal) ? $"\"{arg}\"" : arg)
        );
        terminal.Say($"$ witness {typed}", colour: Color.Blue);
        return await CommandLine.InvokeAsync([.. args, "--config", site.ConfigurationPath], terminal);
    }

    private void Say(string text)
    {
        terminal.Output.WriteLine();
        terminal.Say(text, hang: 0, Color.Teal);
    }

    private static IEnumerable<string> Records(string zone) =>
        zone.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line =>
                string.Join(
                    ' ',
                    line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                        .Where(word => word is not ("IN" or "300"))
                )
            )
            .Where(line => !line.Contains("SOA", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>Whether this user may ping over IPv4, and if not, why.</summary>
    public static IcmpAvailability Ping(TimeProvider time)
    {
        using var icmp = new Icmp(time);
        return icmp.Availability(System.Net.Sockets.AddressFamily.InterNetwork);
    }
}
