using Witness.Core.Dns;
using Witness.Registrars.ZoneFiles;

namespace Witness.Registrars.Tests.Servers;

/// <summary>BIND over plain files, which reads them again when rndc says so.</summary>
public sealed class ReloadedNamedServer : DnsServer
{
    private int _controlPort;

    /// <summary>The files, and how the server is told.</summary>
    public ZoneFileSettings FileSettings =>
        new(Directory)
        {
            Reload = ["rndc", "-c", $"{Directory}/rndc.conf", "-s", "127.0.0.1", "-p", $"{_controlPort}", "reload"],
        };

    protected override string Package => "bind9";

    protected override Task<IReadOnlyList<string>> PrepareAsync()
    {
        _controlPort = Loopback.FreePort();
        var key = $"key auditor {{ algorithm hmac-sha256; secret \"{AuditorSecret}\"; }};\n";
        Write("rndc.conf", $"{key}options {{ default-key auditor; }};\n");
        var configuration = Write(
            "named.conf",
            $$"""
            {{key}}
            options {
              directory "{{Directory}}"; pid-file none; session-keyfile none; managed-keys-directory "{{Directory}}";
              listen-on port {{Port}} { 127.0.0.1; }; listen-on-v6 { none; };
              recursion no; dnssec-validation no; notify no; max-cache-size 8M; allow-transfer { key auditor; };
            };
            controls { inet 127.0.0.1 port {{_controlPort}} allow { 127.0.0.1; } keys { auditor; }; };
            {{string.Concat(Zones.Select(Zone))}}
            """
        );
        return Task.FromResult<IReadOnlyList<string>>(["named", "-g", "-n", "1", "-c", configuration]);
    }

    private string Zone(DomainName zone) =>
        $"zone \"{zone}\" {{ type primary; file \"{Write(zone.Text, ContractZone.MasterFile(zone))}\"; }};\n";
}
