using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Witness.Checks.Connection;
using Witness.Checks.Ping;
using Witness.Configuration;
using Witness.Core;
using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Core.Stonith;
using Witness.Ledger;
using Witness.Ledger.History;

namespace Witness.Hosting;

/// <summary>
/// The first and the last word of the daemon, in the journal and in the history: what it watches, what this machine lacks
/// for that, and that it stops.
/// </summary>
/// <param name="configuration">What to watch.</param>
/// <param name="fleet">The nodes and zones.</param>
/// <param name="checks">What the machine can ask.</param>
/// <param name="ledger">The history, and what the humans know already.</param>
/// <param name="occasion">Why it begins.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The journal.</param>
internal sealed class Beginning(
    WitnessConfiguration configuration,
    Fleet fleet,
    NodeChecks checks,
    SqliteLedger ledger,
    Occasion occasion,
    TimeProvider time,
    ILogger<Beginning> log
) : IHostedService
{
    private const string NothingLacks = "this machine has again all that it lacked for the checks";

    /// <summary>True where another daemon of this process goes on, so that this one's end is none.</summary>
    public bool GoesOn { get; set; }

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var text =
            $"witness {Build.Version} {(!occasion.IsReload ? "starts" : "goes on with the configuration as it is now")}: {Phrase.Of(fleet.Nodes.Count, "node")}, {Phrase.Of(fleet.Nodes.Sum(node => node.Checks.Count), "check")}, {Phrase.Of(fleet.Zones.Count, "zone")}, mode {Phrase.Of(configuration.Mode)}, a round every {Phrase.Of(configuration.Round.Every)}";
        log.LogInformation("{Start}", text);
        if (configuration.Mode == Mode.Observe)
        {
            log.LogInformation(
                "mode is observe: it decides and tells, and changes no DNS; \"mode\": \"act\" makes it act"
            );
        }

        var lacks = TellLacks();
        await ledger.CommitAsync(
            new LedgerEntry(time.GetUtcNow())
            {
                Events = [(!occasion.IsReload ? HistoryKinds.Start : HistoryKinds.Reload, text)],
                Notices = [.. await NewsOfAsync(lacks, cancellationToken)],
            },
            cancellationToken
        );
    }

    /// <summary>What the humans do not know yet of what this machine lacks: a daemon that is started again and again repeats nothing.</summary>
    private async Task<IEnumerable<Notice>> NewsOfAsync(IReadOnlyList<string> lacks, CancellationToken cancellation)
    {
        var told = await ledger.NewestAsync(NoticeKind.Machine, cancellation);
        IReadOnlyList<string> now =
            lacks.Count > 0 ? lacks
            : told.Count > 0 ? [NothingLacks]
            : [];
        return told.SequenceEqual(now, StringComparer.Ordinal)
            ? []
            : now.Select(text => new Notice(NoticeKind.Machine, Node: null, text));
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken)
    {
        if (GoesOn)
        {
            return Task.CompletedTask;
        }

        log.LogInformation("witness stops");
        return ledger.CommitAsync(
            new LedgerEntry(time.GetUtcNow()) { Events = [(HistoryKinds.Stop, "witness stops")] },
            cancellationToken
        );
    }

    /// <summary>Says in the journal what this machine lacks for what it is to watch.</summary>
    /// <returns>The same, a sentence each.</returns>
    public IReadOnlyList<string> TellLacks()
    {
        var lacks = Lacks().ToList();
        foreach (var lack in lacks)
        {
            log.LogError("{Lack}", lack);
        }

        return lacks;
    }

    private IEnumerable<string> Lacks() =>
        AddressFamilies.Lacking(fleet.Nodes.SelectMany(node => node.Addresses)).Concat(LacksOfIcmp());

    /// <summary>True where some of the pings that it is to send can be sent, or it is to send none.</summary>
    public bool CanPing =>
        Pings() is var pings && (pings.Count == 0 || pings.Exists(family => family.Can.Mode != IcmpMode.Unavailable));

    /// <summary>What this machine lacks for the pings that it is to send, a sentence for each family; none where they can be sent.</summary>
    public IEnumerable<string> LacksOfIcmp() =>
        Pings()
            .Where(family => family.Can.Mode == IcmpMode.Unavailable)
            .Select(family =>
                $"{Phrase.Of(family.Count, "ping check")} cannot be asked, and say nothing of their nodes: {family.Can.Detail}"
            );

    private List<(int Count, IcmpAvailability Can)> Pings() =>
        [
            .. fleet
                .Nodes.SelectMany(node => node.Checks)
                .Where(check => check.Kind == "ping")
                .GroupBy(check => check.Address.AddressFamily)
                .Select(family => (family.Count(), checks.Icmp.Availability(family.Key))),
        ];
}
