using Witness.Core.Dns;

namespace Witness.Registrars.Tests;

/// <summary>The zone that every test of the contract starts with: nodes under several names, and all that is not theirs.</summary>
internal static class ContractZone
{
    private const string Text = """
        @ 3600 IN SOA ns1 hostmaster 2026010100 7200 3600 1209600 300
        @ 3600 IN NS ns1
        @ 3600 IN NS ns2
        @ 3600 IN MX 10 mail
        @ 3600 IN TXT "v=spf1 a; -all" "second \"part\""
        @ 3600 IN CAA 0 issue "ca.example"
        @ 300 IN A 203.0.113.11
        @ 300 IN A 203.0.113.12
        ns1 3600 IN A 192.0.2.53
        ns2 3600 IN A 192.0.2.54
        mail 3600 IN A 192.0.2.25
        _sip._tcp 3600 IN SRV 1 2 5060 www
        ftp 3600 IN CNAME www
        odd 3600 IN TYPE65280 \# 3 010203
        www 300 IN A 203.0.113.11
        www 300 IN A 203.0.113.12
        www 300 IN A 203.0.113.13
        www 300 IN AAAA 2001:db8::11
        www 300 IN AAAA 2001:db8::12
        api 120 IN A 203.0.113.11
        *.apps 600 IN A 203.0.113.11
        *.apps 600 IN A 203.0.113.12
        UPPER 300 IN A 203.0.113.11
        UPPER 300 IN A 203.0.113.12

        """;

    /// <summary>As a master file.</summary>
    public static string MasterFile(DomainName zone) => $"$ORIGIN {zone}.\n$TTL 3600\n{Text}";

    /// <summary>The names that hold addresses or aliases.</summary>
    public static IReadOnlyList<DomainName> Names(DomainName zone) =>
        [
            .. new[] { "@", "ns1", "ns2", "mail", "ftp", "www", "api", "*.apps", "upper" }.Select(name =>
                DomainName.Within(zone, name)
            ),
        ];

    /// <summary>A record in the one form in which tests compare: names in lower case and absolute, addresses as addresses.</summary>
    public static string Line(DnsRecord record) =>
        $"{record.Name}. {record.Ttl} {record.Type} {record.Address?.ToString() ?? record.Data}";
}
