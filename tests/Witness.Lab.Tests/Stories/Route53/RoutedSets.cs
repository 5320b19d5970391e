using System.Xml.Linq;
using Witness.Lab.Tests.Loopback;
using Witness.Registrars.Tests.Route53.Server;

namespace Witness.Lab.Tests.Stories.Route53;

/// <summary>A hosted zone in which both nodes stand in a plain set, and as members of a weighted and of a multivalue one.</summary>
internal static class RoutedSets
{
    /// <summary>The health check of taiga's multivalue member.</summary>
    public const string HealthCheck = "5b1c6e5a-0000-4000-8000-00000000000c";

    private static readonly XNamespace Api = StoredZone.Api;

    /// <summary>Fills a zone.</summary>
    public static void Put(StoredZone zone)
    {
        foreach (var set in Plain().Concat(Weighted()).Concat(Multivalue()).Concat(Others()))
        {
            set.Element.Element(Api + "Name")!.Value = set.Key.Name.Replace(
                "example.com.",
                zone.Name,
                StringComparison.Ordinal
            );
            zone.Put(set);
        }
    }

    /// <summary>Every set to the last character, but for the order of a set's values, which means nothing.</summary>
    public static IReadOnlyList<string> Text(StoredZone zone) => [.. zone.Sets.Select(Text)];

    /// <summary>The same, without what puts taiga into rotation.</summary>
    public static IReadOnlyList<string> TextWithoutTaiga(StoredZone zone) =>
        [
            .. zone
                .Sets.Where(set => !IsRotation(set) || set.Values.Any(value => !IsTaiga(value)))
                .Select(set => Text(set, value => !IsRotation(set) || !IsTaiga(value))),
        ];

    /// <summary>How many values put taiga into rotation.</summary>
    public static int TaigasValues(StoredZone zone) =>
        zone.Sets.Where(IsRotation).SelectMany(set => set.Values).Count(IsTaiga);

    private static bool IsTaiga(string value) => value is LoopbackFleet.TaigaV4 or LoopbackFleet.TaigaV6;

    private static bool IsRotation(StoredSet set) =>
        set.Values.Any(IsTaiga) && !set.Key.Name.StartsWith("taiga.", StringComparison.Ordinal);

    private static string Text(StoredSet set) => Text(set, _ => true);

    private static string Text(StoredSet set, Predicate<string> stays)
    {
        var element = new XElement(set.Element);
        if (element.Element(Api + "ResourceRecords") is { } values)
        {
            values.ReplaceNodes(
                values
                    .Elements()
                    .Where(value => stays(value.Value))
                    .OrderBy(value => value.Value, StringComparer.Ordinal)
                    .ToList()
            );
        }

        return element.ToString();
    }

    private static StoredSet[] Plain() =>
        [
            StoredSet.Of("www.example.com", "A", 300, [LoopbackFleet.ChitogeV4, LoopbackFleet.TaigaV4, "198.51.100.9"]),
            StoredSet.Of("www.example.com", "AAAA", 300, [LoopbackFleet.TaigaV6]),
            StoredSet.Of("*.apps.example.com", "A", 60, [LoopbackFleet.TaigaV4, LoopbackFleet.ChitogeV4]),
            StoredSet.Of("example.com", "A", 1799, [LoopbackFleet.TaigaV4, LoopbackFleet.ChitogeV4]),
        ];

    private static StoredSet[] Weighted() =>
        [
            Member("api.example.com", "taiga", LoopbackFleet.TaigaV4, ("Weight", 30)),
            Member("api.example.com", "chitoge", LoopbackFleet.ChitogeV4, ("Weight", 70)),
            Member("api.example.com", "elsewhere", "198.51.100.9", ("Weight", 0)),
        ];

    private static StoredSet[] Multivalue() =>
        [
            Member(
                "multi.example.com",
                "taiga & <co>",
                LoopbackFleet.TaigaV4,
                ("MultiValueAnswer", true),
                ("HealthCheckId", HealthCheck)
            ),
            Member("multi.example.com", "chitoge", LoopbackFleet.ChitogeV4, ("MultiValueAnswer", true)),
        ];

    private static StoredSet[] Others() =>
        [
            StoredSet.Of("example.com", "NS", 172800, ["ns-1.awsdns.example.", "ns-2.awsdns.example."]),
            StoredSet.Of("example.com", "MX", 3600, ["10 mail.example.com.", "20 backup.example.net."]),
            StoredSet.Of("example.com", "CAA", 3600, ["0 issue \"letsencrypt.org\""]),
            StoredSet.Of("example.com", "TXT", 300, ["\"v=spf1 include:spf.example.com ~all\"", "\"a+b & 100%\""]),
            StoredSet.Of("docs.example.com", "CNAME", 300, ["docs.example.net"]),
            StoredSet.Of("taiga.example.com", "A", 300, [LoopbackFleet.TaigaV4]),
            StoredSet.Of(
                "cdn.example.com",
                "A",
                null,
                [],
                (
                    "AliasTarget",
                    new[]
                    {
                        new XElement(Api + "HostedZoneId", "Z2FDTNDATAQYW2"),
                        new XElement(Api + "DNSName", "d111111abcdef8.cloudfront.net."),
                        new XElement(Api + "EvaluateTargetHealth", false),
                    }
                )
            ),
        ];

    private static StoredSet Member(string name, string identifier, string value, params (string, object)[] fields) =>
        StoredSet.Of(name, "A", 120, [value], [("SetIdentifier", identifier), .. fields]);
}
