using Witness.Lab.Tests.Loopback;
using Witness.Registrars.Tests.Namecheap;

namespace Witness.Lab.Tests.Stories.Namecheap;

/// <summary>A domain such as a small company has after some years: 60 host records, of which 12 put the dead node into rotation.</summary>
internal static class SixtyHosts
{
    /// <summary>1799 is what the dashboard calls automatic.</summary>
    private const string Automatic = "1799";

    private const string V6SpelledOut = "0:0:0:0:0:0:0:1";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ServedHost> All { get; } =
    [.. Shared(), .. Own(), .. Mail(), .. Certificates(), .. Texts(), .. Redirects(), .. Others()];

    /// <summary>True of a host that puts taiga into rotation.</summary>
    public static bool IsRotationOfTaiga(ServedHost host) =>
        host is { Address: LoopbackFleet.TaigaV4 or LoopbackFleet.TaigaV6 or V6SpelledOut, Name: not "taiga" };

    /// <summary>Names that both nodes stand under, wildcards among them.</summary>
    private static IEnumerable<ServedHost> Shared() =>
        new[]
        {
            ("@", Automatic),
            ("www", "300"),
            ("*", Automatic),
            ("*.apps", "60"),
            ("api", "1800"),
            ("cdn", Automatic),
        }.SelectMany<(string Name, string Ttl), ServedHost>(at =>
            [
                new(at.Name, "A", LoopbackFleet.ChitogeV4, Ttl: at.Ttl),
                new(at.Name, "A", LoopbackFleet.TaigaV4, Ttl: at.Ttl),
                new(at.Name, "AAAA", at.Name == "api" ? V6SpelledOut : LoopbackFleet.TaigaV6, Ttl: at.Ttl),
            ]
        );

    /// <summary>Each node's own name, which keeps nobody in rotation and stays.</summary>
    private static IEnumerable<ServedHost> Own() =>
        [
            new("chitoge", "A", LoopbackFleet.ChitogeV4, Ttl: Automatic),
            new("taiga", "A", LoopbackFleet.TaigaV4, Ttl: Automatic),
            new("taiga", "AAAA", LoopbackFleet.TaigaV6, Ttl: Automatic),
        ];

    private static IEnumerable<ServedHost> Mail() =>
        [
            new("@", "MX", "mail.example.com.", "5", "3600"),
            new("@", "MX", "backup.example.net.", "20", "3600"),
            new("lists", "MX", "mail.example.com.", "0", Automatic),
            new("mail", "A", "192.0.2.25", Ttl: "60000"),
            new("mail", "AAAA", "2001:db8::25", Ttl: "60000"),
            new("autoconfig", "CNAME", "mail.example.com.", Ttl: Automatic),
            new("imap", "CNAME", "mail.example.com.", Ttl: Automatic),
            new("smtp", "CNAME", "mail.example.com.", Ttl: Automatic),
        ];

    private static IEnumerable<ServedHost> Certificates() =>
        [
            new("@", "CAA", "0 issue \"letsencrypt.org\"", Ttl: Automatic),
            new("@", "CAA", "0 issuewild \"letsencrypt.org; validationmethods=dns-01\"", Ttl: Automatic),
            new("@", "CAA", "128 iodef \"mailto:security@example.com\"", Ttl: "3600"),
            new("_acme-challenge", "TXT", "gfj9Xq-Rg85nM_lplC3uX0m8T0pZ", Ttl: "60"),
            new("_acme-challenge", "TXT", "Rg85nMgfj9XqlplC3u-X0m8T0pZ_", Ttl: "60"),
        ];

    private static IEnumerable<ServedHost> Texts() =>
        [
            new("@", "TXT", "v=spf1 include:spf.example.com ~all", Ttl: Automatic),
            new("@", "TXT", "google-site-verification=rXOxyZounnZasA8Z7oaD3c14JdjS9aKSWvsR1EbUSIQ", Ttl: Automatic),
            new("_dmarc", "TXT", "v=DMARC1; p=reject; rua=mailto:dmarc@example.com", Ttl: Automatic),
            new("k1._domainkey", "TXT", "v=DKIM1; k=rsa; p=MIGfMA0G+CSqGSIb3/DQEBAQUAA4GNADCB==", Ttl: Automatic),
            new("plus", "TXT", "a+b c%20d 100%", Ttl: Automatic),
            new("and", "TXT", "x=1&y=2;z=&amp;", Ttl: Automatic),
            new("quoted", "TXT", "\"she said \"\"yes\"\"\"", Ttl: Automatic),
            new("odd", "TXT", "<d> 'e' = \\ grün 漢字", Ttl: "1800"),
        ];

    private static IEnumerable<ServedHost> Redirects() =>
        [
            new("go", "URL301", "https://www.example.com/?a=1&b=%20x+y#z", Ttl: Automatic),
            new("blog", "URL", "http://blog.example.net/", Ttl: Automatic),
            new("shop", "FRAME", "http://shop.example.net/?q=\"a b\"", Ttl: Automatic),
            new("*.old", "URL", "http://www.example.com/", Ttl: Automatic),
        ];

    private static IEnumerable<ServedHost> Others() =>
        [
            new("alias", "ALIAS", "lb.example.net.", Ttl: "300"),
            new("docs", "CNAME", "docs.example.net.", Ttl: Automatic),
            new("status", "CNAME", "status.example.net.", Ttl: Automatic),
            new("sub", "NS", "ns1.example.net.", Ttl: Automatic),
            new("sub", "NS", "ns2.example.net.", Ttl: Automatic),
            new("*.dev", "A", "198.51.100.7", Ttl: Automatic),
            new("*.dev", "AAAA", "2001:db8::7", Ttl: Automatic),
            new("vpn", "A", "198.51.100.8", Ttl: "1800"),
            new("www", "A", "198.51.100.9", Ttl: "300"),
            new("git", "A", "198.51.100.10", Ttl: "1800"),
            new("git", "AAAA", "2001:db8::10", Ttl: "1800"),
            new("ftp", "CNAME", "docs.example.net.", Ttl: "1800"),
            new("note", "TXT", "keep me", Ttl: Automatic),
            new("printer", "A", "198.51.100.11", Ttl: Automatic),
        ];
}
