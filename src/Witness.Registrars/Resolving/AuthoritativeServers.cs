using System.Net;
using Witness.Core;
using Witness.Core.Dns;
using Witness.Core.Publications;

namespace Witness.Registrars.Resolving;

/// <summary>
/// The authoritative name servers of zones, asked side by side: each by its own address, without recursion and without a
/// cache.
/// </summary>
public sealed class AuthoritativeServers : INameServers
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly IReadOnlyDictionary<DomainName, IReadOnlyList<DnsEndPoint>> _configured;
    private readonly NameServerFinder _finder;
    private readonly DnsClient _client;
    private readonly TimeProvider _time;

    /// <summary>Asks the servers that are configured, and finds all others by way of this machine's resolvers.</summary>
    /// <param name="configured">Whom to ask for a zone, names or addresses; a zone that is missing has its apex NS asked.</param>
    /// <param name="time">The clock.</param>
    public AuthoritativeServers(
        IReadOnlyDictionary<DomainName, IReadOnlyList<DnsEndPoint>> configured,
        TimeProvider time
    )
        : this(configured, new NameServerFinder(new Resolver(new DnsClient(time), () => SystemResolvers.Read())), time)
    { }

    internal AuthoritativeServers(
        IReadOnlyDictionary<DomainName, IReadOnlyList<DnsEndPoint>> configured,
        NameServerFinder finder,
        TimeProvider time
    )
    {
        _configured = configured;
        _finder = finder;
        _client = new DnsClient(time);
        _time = time;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ServerSight>> AskAsync(
        DomainName zone,
        IReadOnlyCollection<RecordSetName> sets,
        CancellationToken cancellation
    )
    {
        using var expiry = new CancellationTokenSource(Longest, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellation);
        try
        {
            var found = await _finder.FindAsync(zone, _configured.GetValueOrDefault(zone), both.Token);
            var asked = found.Servers.Select(server => AskAsync(server, zone, sets, both.Token, cancellation));
            return [.. await Task.WhenAll(asked), .. found.Lost];
        }
        catch (ResolvingException error)
        {
            return [ServerSight.Without($"the name servers of {zone}", error.Message)];
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return [ServerSight.Without($"the name servers of {zone}", $"not found within {Phrase.Of(Longest)}")];
        }
    }

    private async Task<ServerSight> AskAsync(
        NameServer server,
        DomainName zone,
        IReadOnlyCollection<RecordSetName> sets,
        CancellationToken limited,
        CancellationToken cancellation
    )
    {
        try
        {
            return await new AuthoritativeServer(_client, server).AskAsync(zone, sets, limited);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ServerSight.Without(server.ToString(), $"not all answers within {Phrase.Of(Longest)}");
        }
    }
}
