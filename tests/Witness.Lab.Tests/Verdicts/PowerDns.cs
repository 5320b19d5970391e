using System.Diagnostics;
using Witness.Lab.Tests.Loopback;
using Witness.Lab.Tests.Programs;

namespace Witness.Lab.Tests.Verdicts;

/// <summary>PowerDNS with a LUA record that asks an address for each node.</summary>
/// <param name="page">Where the witness is served.</param>
public sealed class PowerDns(Uri page) : VerdictServer
{
    private const string Schema = "/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql";

    /// <inheritdoc />
    protected override async Task<ProcessStartInfo> PrepareAsync()
    {
        await File.WriteAllTextAsync(In("pdns.conf"), Configuration);
        await File.WriteAllTextAsync(In("zone"), ZoneText);
        await Command.ReadAsync("sqlite3", In("pdns.sqlite3"), $".read {Schema}");
        await Command.ReadAsync("pdnsutil", $"--config-dir={Directory}", "load-zone", Zone, In("zone"));
        return new ProcessStartInfo(
            DebianPrograms.Find("pdns_server"),
            [$"--config-dir={Directory}", "--daemon=no", "--guardian=no"]
        );
    }

    private string Configuration =>
        $"""
            launch=gsqlite3
            gsqlite3-database={In("pdns.sqlite3")}
            local-address=127.0.0.1
            local-port={Port}
            socket-dir={Directory}
            enable-lua-records=yes
            lua-health-checks-interval=1
            cache-ttl=0
            query-cache-ttl=0
            zone-cache-refresh-interval=0

            """;

    private string ZoneText =>
        $$"""
            $TTL 60
            @   SOA ns.{{Zone}}. hostmaster.{{Zone}}. 1 3600 900 604800 60
            @   NS  ns.{{Zone}}.
            ns  A   127.0.0.1
            www LUA A "ifurlextup({{Pairs}}, {selector='all', backupSelector='all'})"

            """;

    private string Pairs =>
        $$$"""{{['{{{LoopbackFleet.ChitogeV4}}}']='{{{page}}}nodes/chitoge', ['{{{LoopbackFleet.TaigaV4}}}']='{{{page}}}nodes/taiga'}}""";
}
