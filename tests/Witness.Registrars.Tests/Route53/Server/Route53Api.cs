using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace Witness.Registrars.Tests.Route53.Server;

/// <summary>The four calls, over zones in memory.</summary>
internal sealed class Route53Api
{
    private const string Prefix = "/2013-04-01/";
    private static readonly XNamespace Api = StoredZone.Api;
    private readonly ConcurrentDictionary<string, StoredZone> _zones = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _pending = new(StringComparer.Ordinal);
    private int _ids;

    /// <summary>How many sets a page holds at most.</summary>
    public int PageSize { get; set; } = 300;

    /// <summary>How often a change is still pending when it is asked for.</summary>
    public int PendingAnswers { get; set; }

    /// <summary>The health checks that exist.</summary>
    public HashSet<string> HealthChecks { get; } = new(StringComparer.Ordinal);

    /// <summary>A new hosted zone with an SOA.</summary>
    public StoredZone AddZone(string name, bool isPrivate = false, string? linkedService = null, string? id = null)
    {
        var zone = new StoredZone(id ?? $"Z{Interlocked.Increment(ref _ids)}EXAMPLE", name)
        {
            IsPrivate = isPrivate,
            LinkedService = linkedService,
        };
        _zones[zone.Id] = zone;
        zone.Put(
            StoredSet.Of(
                name,
                "SOA",
                900,
                ["ns-1.awsdns.example. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"]
            )
        );
        return zone;
    }

    public XElement Answer(HttpRequest request, byte[] body)
    {
        var path = request.Path.Value![Prefix.Length..].Split('/');
        return (request.Method, path) switch
        {
            ("GET", ["hostedzonesbyname"]) => ListZones(request.Query),
            ("GET", ["hostedzone", var id, "rrset"]) => ListSets(Zone(id), request.Query),
            ("POST", ["hostedzone", var id, "rrset", ""]) => Change(Zone(id), XElement.Load(new MemoryStream(body))),
            ("GET", ["change", var id]) => GetChange(id),
            _ => throw new ApiException(403, "InvalidSignatureException", "not a path of the API", ErrorShape.Bare),
        };
    }

    private StoredZone Zone(string id) =>
        _zones.GetValueOrDefault(id)
        ?? throw new ApiException(404, "NoSuchHostedZone", $"No hosted zone found with ID: {id}");

    private XElement ListZones(IQueryCollection query)
    {
        var from = (StoredZone.Reversed(query["dnsname"].ToString()), query["hostedzoneid"].ToString());
        var zones = _zones
            .Values.OrderBy(zone => StoredZone.Reversed(zone.Name), StringComparer.Ordinal)
            .ThenBy(zone => zone.Id, StringComparer.Ordinal)
            .Where(zone => Compare((StoredZone.Reversed(zone.Name), zone.Id), from) >= 0)
            .ToList();
        var next = zones.Skip(PageSize).FirstOrDefault();
        return new XElement(
            Api + "ListHostedZonesByNameResponse",
            new XElement(Api + "HostedZones", zones.Take(PageSize).Select(Shown)),
            new XElement(Api + "IsTruncated", next is not null),
            next is null ? null : new XElement(Api + "NextDNSName", next.Name),
            next is null ? null : new XElement(Api + "NextHostedZoneId", next.Id)
        );
    }

    private XElement ListSets(StoredZone zone, IQueryCollection query)
    {
        if (query.ContainsKey("type") && !query.ContainsKey("name"))
        {
            throw new ApiException(400, "InvalidInput", "a type without a name");
        }

        var from = (Name: query["name"].ToString(), Type: query["type"].ToString(), Id: query["identifier"].ToString());
        var sets = zone
            .Sets.SkipWhile(set => from.Name.Length > 0 && set.Key != (StoredSet.Spell(from.Name), from.Type, from.Id))
            .ToList();
        var next = sets.Skip(PageSize).FirstOrDefault();
        return new XElement(
            Api + "ListResourceRecordSetsResponse",
            new XElement(Api + "ResourceRecordSets", sets.Take(PageSize).Select(set => set.Element)),
            new XElement(Api + "IsTruncated", next is not null),
            next is null ? null : new XElement(Api + "NextRecordName", next.Key.Name),
            next is null ? null : new XElement(Api + "NextRecordType", next.Key.Type),
            next is not { IsMember: true } ? null : new XElement(Api + "NextRecordIdentifier", next.Key.Identifier)
        );
    }

    private XElement Change(StoredZone zone, XElement batch)
    {
        zone.Apply(batch, HealthChecks);
        var id = $"C{Interlocked.Increment(ref _ids)}EXAMPLE";
        _pending[id] = PendingAnswers;
        return Shown("ChangeResourceRecordSetsResponse", id, "PENDING");
    }

    private XElement GetChange(string id)
    {
        if (!_pending.TryGetValue(id, out var left))
        {
            throw new ApiException(404, "NoSuchChange", $"Could not find resource with ID: {id}");
        }

        _pending[id] = left - 1;
        return Shown("GetChangeResponse", id, left > 0 ? "PENDING" : "INSYNC");
    }

    private static XElement Shown(string root, string id, string status) =>
        new(
            Api + root,
            new XElement(
                Api + "ChangeInfo",
                new XElement(Api + "Id", $"/change/{id}"),
                new XElement(Api + "Status", status),
                new XElement(Api + "SubmittedAt", "2026-01-02T03:04:05.678Z")
            )
        );

    private static XElement Shown(StoredZone zone) =>
        new(
            Api + "HostedZone",
            new XElement(Api + "Id", $"/hostedzone/{zone.Id}"),
            new XElement(Api + "Name", zone.Name),
            new XElement(Api + "Config", new XElement(Api + "PrivateZone", zone.IsPrivate)),
            zone.LinkedService is { } service
                ? new XElement(Api + "LinkedService", new XElement(Api + "ServicePrincipal", service))
                : null
        );

    private static int Compare((string, string) left, (string, string) right)
    {
        var names = string.CompareOrdinal(left.Item1, right.Item1);
        return names != 0 ? names : string.CompareOrdinal(left.Item2, right.Item2);
    }
}
