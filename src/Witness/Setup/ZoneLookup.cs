using System.Net;
using Witness.Cli;
using Witness.Core;
using Witness.Core.Dns;
using Witness.Core.Publications;
using Witness.Registrars.Resolving;

namespace Witness.Setup;

/// <summary>Looks up the addresses that names of a zone have now, and the names that these addresses have.</summary>
/// <param name="servers">The zone's name servers.</param>
/// <param name="reverse">Finds the names of addresses.</param>
internal sealed class ZoneLookup(INameServers servers, ReverseNames reverse)
{
    private static readonly string[] Types = ["A", "AAAA", "CNAME"];

    /// <summary>Looks.</summary>
    /// <exception cref="UsageException">No name server answers for the zone.</exception>
    public async Task<FoundZone> FindAsync(
        DomainName zone,
        IReadOnlyList<DomainName> names,
        CancellationToken cancellation
    )
    {
        var sets = names.SelectMany(name => Types.Select(type => new RecordSetName(name, type))).ToList();
        var sights = await servers.AskAsync(zone, sets, cancellation);
        var answered = sights.Where(sight => sight.Fault is null).ToList();
        if (answered.Count == 0)
        {
            throw new UsageException(
                $"the addresses of {Phrase.List([.. names.Select(name => name.Text)])} cannot be looked up ({string.Join("; ", sights.Select(sight => $"{sight.Server} {sight.Fault}"))}): name a server of the zone with --name-server HOST[:PORT], or all nodes with --node NAME=ADDRESS[,ADDRESS] and --no-lookup"
            );
        }

        var records = answered.SelectMany(sight => sight.Records).ToList();
        var addresses = records
            .Select(record => record.Address)
            .OfType<IPAddress>()
            .Distinct()
            .OrderBy(address => address.AddressFamily)
            .ThenBy(address => Convert.ToHexString(address.GetAddressBytes()), StringComparer.Ordinal);
        return new FoundZone(
            await Task.WhenAll(addresses.Select(address => FindAsync(address, cancellation))),
            [.. records.Where(record => record.Type == "CNAME").DistinctBy(record => record.Name)]
        );
    }

    private async Task<FoundAddress> FindAsync(IPAddress address, CancellationToken cancellation) =>
        new(address, await reverse.FindAsync(address, cancellation));
}
