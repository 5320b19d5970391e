using System.Net;
using Witness.Core.Dns;

namespace Witness.Core.Tests.Doubles;

/// <summary>Zones as a few lines of text.</summary>
public static class Zones
{
    /// <summary>
    /// A zone of lines <c>name type data</c> or <c>name ttl type data</c>; a single letter as data of A and AAAA is a node's
    /// address. Every zone has a SOA, an NS and an MX, which nobody may touch.
    /// </summary>
    public static Zone Of(string zone, params string[] lines)
    {
        var apex = DomainName.Parse(zone);
        string[] others =
        [
            "@ 3600 SOA ns.example.net. root.example.net. 1 2 3 4 5",
            "@ NS ns.example.net.",
            "@ MX 10 mail",
        ];
        return new Zone(apex, [.. others.Concat(lines).Select(line => Record(apex, line))]);
    }

    /// <summary>A zone that publishes each letter's node, IPv4 and IPv6, under <c>www</c>.</summary>
    public static Zone Www(string letters, string zone = "example.com") =>
        Of(zone, [.. letters.SelectMany(letter => new[] { $"www A {letter}", $"www AAAA {letter}" })]);

    public static DnsRecord Record(string line) => Record(Fleets.Example, line);

    public static DnsRecord Record(DomainName apex, string line)
    {
        var parts = line.Split(' ', 3);
        var ttl = 300;
        if (int.TryParse(parts[1], out var written))
        {
            ttl = written;
            parts = [parts[0], .. parts[2].Split(' ', 2)];
        }

        var data = parts is [_, "A" or "AAAA", [_]] ? AddressOf(parts[2], parts[1]).ToString() : parts[2];
        return new DnsRecord(DomainName.Within(apex, parts[0]), parts[1], ttl, data);
    }

    /// <summary>The nodes that a name publishes, by their letters: <c>ab</c>.</summary>
    public static string Published(this Zone zone, string name = "www") =>
        string.Concat(
            "abcdefgh".Where(letter =>
                zone.At(DomainName.Within(zone.Name, name))
                    .Any(record => record.Address is { } address && IsOf($"{letter}", address))
            )
        );

    public static Zone With(this Zone zone, params string[] lines) =>
        zone with
        {
            Records = [.. zone.Records, .. lines.Select(line => Record(zone.Name, line))],
        };

    public static Zone Without(this Zone zone, params string[] lines) =>
        zone with
        {
            Records =
            [
                .. zone.Records.Where(record => !lines.Select(line => Record(zone.Name, line)).Any(record.IsSameAs)),
            ],
        };

    /// <summary>A zone's records whatever their order.</summary>
    public static string Sorted(this Zone zone) =>
        string.Join('\n', zone.Records.Select(record => record.ToString()).Order(StringComparer.Ordinal));

    private static IPAddress AddressOf(string node, string type) => type == "A" ? Fleets.V4(node) : Fleets.V6(node);

    private static bool IsOf(string node, IPAddress address) =>
        address.Equals(Fleets.V4(node)) || address.Equals(Fleets.V6(node));
}
