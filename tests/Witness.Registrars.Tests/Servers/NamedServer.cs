using Witness.Core.Dns;

namespace Witness.Registrars.Tests.Servers;

/// <summary>BIND.</summary>
public class NamedServer : DnsServer
{
    /// <summary>A zone that takes no updates.</summary>
    public static DomainName StaticZone { get; } = DomainName.Parse("static.test");

    /// <summary>A zone that takes many messages to transfer.</summary>
    public static DomainName LargeZone { get; } = DomainName.Parse("large.test");

    /// <summary>A zone whose file is broken, so that the server answers SERVFAIL.</summary>
    public static DomainName BrokenZone { get; } = DomainName.Parse("broken.test");

    protected override string Package => "bind9";

    /// <summary>The keys that may transfer the tests' zones.</summary>
    protected virtual string Transfer => "witness; key auditor";

    protected override Task<IReadOnlyList<string>> PrepareAsync()
    {
        var zones = Zones.Select(zone => Zone(zone, ContractZone.MasterFile(zone), Transfer, "witness; key auditor"));
        List<string> others =
        [
            Zone(StaticZone, ContractZone.MasterFile(StaticZone), "witness", "auditor"),
            Zone(
                LargeZone,
                ContractZone.MasterFile(LargeZone) + "$GENERATE 1-20000 host$ A 192.0.2.1\n",
                "witness",
                "witness"
            ),
            Zone(BrokenZone, "this is no zone\n", "witness", "witness"),
        ];
        var configuration = Write(
            "named.conf",
            $$"""
            key witness { algorithm hmac-sha256; secret "{{Secret}}"; };
            key auditor { algorithm hmac-sha256; secret "{{AuditorSecret}}"; };
            options {
              directory "{{Directory}}"; pid-file none; session-keyfile none; managed-keys-directory "{{Directory}}";
              listen-on port {{Port}} { 127.0.0.1; }; listen-on-v6 port {{Port}} { ::1; };
              recursion no; dnssec-validation no; notify no; max-cache-size 8M;
            };
            controls {};
            {{string.Concat(zones.Concat(others))}}
            """
        );
        return Task.FromResult<IReadOnlyList<string>>(["named", "-g", "-n", "1", "-c", configuration]);
    }

    private string Zone(DomainName zone, string text, string transfer, string update)
    {
        var file = Write($"{zone}.zone", text);
        return $"zone \"{zone}\" {{ type primary; file \"{file}\"; check-names ignore; allow-transfer {{ key {transfer}; }}; allow-update {{ key {update}; }}; }};\n";
    }
}
