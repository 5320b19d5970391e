using Witness.Configuration;
using Witness.Core;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Core.Stonith;
using Witness.Core.Strikes;
using Witness.Hosting;
using Witness.Ledger;

namespace Witness.Status;

/// <summary>What whoever only reads works with: the configuration, the fleet, and the ledger opened for reading.</summary>
internal sealed class LedgerView : IDisposable
{
    private (Recollection? Memory, Publication? Publication) _published;

    /// <summary>Opens the ledger of a configuration.</summary>
    /// <exception cref="LedgerException">There is no ledger yet, or it cannot be read.</exception>
    public LedgerView(WitnessConfiguration configuration)
    {
        Configuration = configuration;
        Fleet = FleetBuilder.BuildForReading(configuration);
        Policy = FleetBuilder.PolicyOf(configuration);
        Ledger = LedgerReader.Open(configuration.DatabasePath);
    }

    /// <summary>The configuration.</summary>
    public WitnessConfiguration Configuration { get; }

    /// <summary>The nodes and zones.</summary>
    public Fleet Fleet { get; }

    /// <summary>The policy's numbers.</summary>
    public PolicySettings Policy { get; }

    /// <summary>The ledger.</summary>
    public LedgerReader Ledger { get; }

    /// <summary>
    /// The name of a node as configured, or as remembered where it is configured no longer; null where nothing is known of it.
    /// </summary>
    public string? NameOf(string name, Recollection memory) =>
        Fleet.Find(name)?.Name ?? memory.Standings.GetValueOrDefault(name)?.Node;

    /// <summary>Every node that is configured, then those that are not and still matter.</summary>
    public IEnumerable<Standing> StandingsOf(Recollection memory) =>
        Fleet
            .Nodes.Select(node => memory.Of(node.Name) with { Node = node.Name })
            .Concat(
                memory
                    .Standings.Values.Where(standing =>
                        Fleet.Find(standing.Node) is null && standing.Rotation != Rotation.In
                    )
                    .OrderBy(standing => standing.Node, StringComparer.Ordinal)
            );

    /// <summary>The rotation as users see it: <c>in</c>, <c>leaving</c>, <c>out</c>, <c>returning</c> or <c>absent</c>.</summary>
    public string RotationOf(Standing standing, Recollection memory) =>
        PublicationOf(memory).IsAbsent(standing) ? "absent" : Phrase.Of(standing.Rotation);

    /// <summary>Where the nodes are published, as it was last read.</summary>
    public Publication PublicationOf(Recollection memory)
    {
        if (!ReferenceEquals(_published.Memory, memory))
        {
            _published = (memory, new Publication(Fleet, memory.Standings.Values, memory.Readings));
        }

        return _published.Publication!;
    }

    /// <inheritdoc />
    public void Dispose() => Ledger.Dispose();
}
