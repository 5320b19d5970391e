using Witness.Core.Dns;
using Witness.Core.Publications;

namespace Witness.Tests.Doctor;

/// <summary>Name servers that answer what a test has them answer.</summary>
internal sealed class StubNameServers(params ServerSight[] sights) : INameServers
{
    public Task<IReadOnlyList<ServerSight>> AskAsync(
        DomainName zone,
        IReadOnlyCollection<RecordSetName> sets,
        CancellationToken cancellation
    ) => Task.FromResult<IReadOnlyList<ServerSight>>(sights);
}
