using Witness.Core.Dns;
using Witness.Registrars.Calls;

namespace Witness.Registrars.Route53;

/// <summary>Finds hosted zones, and lists all sets of one, page by page.</summary>
internal sealed class ZoneListing(Route53Client client, Route53Settings settings)
{
    /// <summary>The id of a zone: the configured one, else that of the only hosted zone of that name.</summary>
    /// <exception cref="RegistrarException">There is none, or more than one, or it is not the account's to change.</exception>
    public async Task<string> IdOfAsync(DomainName zone, CallSeries calls, CancellationToken cancellation)
    {
        if (settings.HostedZoneIds.TryGetValue(zone, out var configured))
        {
            var id = Route53Xml.BareId(configured);
            return id.Length > 0 && id.All(char.IsAsciiLetterOrDigit)
                ? id
                : throw Misconfigured($"'{configured}' is no id of a hosted zone");
        }

        var found = await NamedAsync(zone, calls, cancellation);
        return found switch
        {
            [] => throw Misconfigured($"this account has no hosted zone {zone}: compare account and name"),
            [{ LinkedService: { } service }] => throw Misconfigured(
                $"hosted zone {found[0].Id} belongs to {service}, which alone may change it"
            ),
            [var only] => only.Id,
            _ => throw Misconfigured(
                $"this account has {found.Count} hosted zones {zone}, {string.Join(", ", found)}: choose one by hostedZoneId"
            ),
        };
    }

    /// <summary>Every set of a zone, in the order of the list.</summary>
    /// <exception cref="RegistrarException">The list could not be read to its end, or contradicts itself.</exception>
    public async Task<IReadOnlyList<RecordSet>> SetsOfAsync(
        string zoneId,
        CallSeries calls,
        CancellationToken cancellation
    )
    {
        var (sets, keys) = (new List<RecordSet>(), new HashSet<RecordSetKey>());
        RecordSetPageStart? from = null;
        do
        {
            var page = await client.ListRecordSetsAsync(zoneId, from, calls.Next(), cancellation);
            if (page.Sets.FirstOrDefault(set => !keys.Add(set.Key)) is { } twice)
            {
                throw Unclear($"{twice.Key} is listed twice: hosted zone {zoneId} changed while it was read");
            }

            if (page is { Next: not null, Sets.Count: 0 })
            {
                throw Unclear($"the list of hosted zone {zoneId} does not go on where it says it does");
            }

            sets.AddRange(page.Sets);
            from = page.Next;
        } while (from is not null);

        return sets;
    }

    /// <summary>All hosted zones of exactly this name: the list begins there, and goes on with others.</summary>
    private async Task<IReadOnlyList<HostedZone>> NamedAsync(
        DomainName zone,
        CallSeries calls,
        CancellationToken cancellation
    )
    {
        var (found, begun) = (new List<HostedZone>(), new HashSet<HostedZonePageStart>());
        HostedZonePageStart? from = new(zone, Id: null);
        while (from?.Name == zone)
        {
            if (!begun.Add(from))
            {
                throw Unclear($"the list of hosted zones {zone} never ends");
            }

            var page = await client.ListHostedZonesAsync(from, calls.Next(), cancellation);
            found.AddRange(page.Zones.Where(one => one.Name == zone));
            from = page.Next;
        }

        return found;
    }

    private static RegistrarException Misconfigured(string message) => new(RegistrarFault.Configuration, message);

    private static RegistrarException Unclear(string message) => new(RegistrarFault.Unclear, message);
}
