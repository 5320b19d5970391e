using Witness.Lab.Tests.Hosts;

namespace Witness.Lab.Tests.Zones;

/// <summary>The zones of the lab as they are before anything happens.</summary>
public static class LabZone
{
    /// <summary>The serial that every zone starts with.</summary>
    public const uint FirstSerial = 2026010100;

    /// <summary>
    /// A zone in which all nodes stand under the apex, <c>www</c> and a wildcard, each with a TTL of its own, and each
    /// node alone under its own name; beside them what must never be touched.
    /// </summary>
    public static string Write(string zone, LabHost server, IReadOnlyList<LabHost> nodes) =>
        $"""
            $ORIGIN {zone}.
            @ 3600 IN SOA ns1 hostmaster {FirstSerial} 3600 600 86400 60
            @ 3600 IN NS ns1
            ns1 3600 IN A {server.IPv4}
            ns1 3600 IN AAAA {server.IPv6}
            @ 3600 IN MX 10 mail
            mail 3600 IN A 192.0.2.25
            @ 3600 IN TXT "v=spf1 mx -all"
            @ 3600 IN CAA 0 issue "ca.example.net"
            note 120 IN TXT "a semicolon; a \"quote\"" "and a second string"
            _xmpp._tcp 3600 IN SRV 5 0 5269 mail
            shop 300 IN CNAME www
            www 300 IN A 192.0.2.80
            sub 3600 IN NS ns.elsewhere.test.
            {Addresses("@", 600, nodes)}
            {Addresses("www", 300, nodes)}
            {Addresses("*.apps", 60, nodes)}
            {string.Join('\n', nodes.Select(node => Addresses(node.Name, 3600, [node])))}

            """;

    private static string Addresses(string name, int ttl, IReadOnlyList<LabHost> nodes) =>
        string.Join('\n', nodes.Select(node => $"{name} {ttl} IN A {node.IPv4}\n{name} {ttl} IN AAAA {node.IPv6}"));
}
