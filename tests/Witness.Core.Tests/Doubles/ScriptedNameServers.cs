using Witness.Core.Dns;
using Witness.Core.Publications;

namespace Witness.Core.Tests.Doubles;

/// <summary>Name servers that answer what they are told to, and remember what they were asked.</summary>
public sealed class ScriptedNameServers : INameServers
{
    public List<(DomainName Zone, IReadOnlyCollection<RecordSetName> Sets)> Questions { get; } = [];

    /// <summary>What the servers of each zone answer.</summary>
    public IReadOnlyList<ServerSight> Sights { get; set; } = [];

    public Task<IReadOnlyList<ServerSight>> AskAsync(
        DomainName zone,
        IReadOnlyCollection<RecordSetName> sets,
        CancellationToken cancellation
    )
    {
        Questions.Add((zone, sets));
        return Task.FromResult(Sights);
    }
}
