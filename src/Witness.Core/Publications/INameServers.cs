using Witness.Core.Dns;

namespace Witness.Core.Publications;

/// <summary>
/// The authoritative name servers of zones, asked without a cache in between.
/// </summary>
public interface INameServers
{
    /// <summary>Asks all name servers of a zone. What goes wrong with one is told as its fault and never thrown.</summary>
    /// <param name="zone">The zone's apex.</param>
    /// <param name="sets">The sets of records to ask for.</param>
    /// <param name="cancellation">Ends the asking.</param>
    /// <returns>
    /// What each server answered. Where they could not be found, one sight says why; empty only where nobody is to be asked.
    /// </returns>
    Task<IReadOnlyList<ServerSight>> AskAsync(
        DomainName zone,
        IReadOnlyCollection<RecordSetName> sets,
        CancellationToken cancellation
    );
}
