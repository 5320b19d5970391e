namespace Witness.Registrars.Tests.Servers;

/// <summary>PowerDNS over SQLite.</summary>
public sealed class PowerDnsServer : DnsServer
{
    private const string Schema = "/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql";

    /// <summary>The keys and what they may do, in the tables of the backend; load-zone has made the domains.</summary>
    private const string Permissions = $"""
        INSERT INTO tsigkeys (name, algorithm, secret) VALUES ('witness', 'hmac-sha256', '{Secret}');
        INSERT INTO tsigkeys (name, algorithm, secret) VALUES ('auditor', 'hmac-sha256', '{AuditorSecret}');
        INSERT INTO domainmetadata (domain_id, kind, content)
          SELECT domains.id, kinds.column1, keys.column1
          FROM domains, (VALUES ('TSIG-ALLOW-AXFR'), ('TSIG-ALLOW-DNSUPDATE')) kinds, (VALUES ('witness'), ('auditor')) keys;
        INSERT INTO domainmetadata (domain_id, kind, content) SELECT id, 'SOA-EDIT-DNSUPDATE', 'INCREASE' FROM domains;
        """;

    protected override string Package => "pdns-server with pdns-backend-sqlite3";

    protected override async Task<IReadOnlyList<string>> PrepareAsync()
    {
        var database = Path.Combine(Directory, "pdns.sqlite3");
        Write(
            "pdns.conf",
            $"""
            launch=gsqlite3
            gsqlite3-database={database}
            local-address=127.0.0.1,::1
            local-port={Port}
            socket-dir={Directory}
            dnsupdate=yes
            allow-dnsupdate-from=127.0.0.0/8,::1
            allow-axfr-ips=
            cache-ttl=0
            query-cache-ttl=0
            zone-cache-refresh-interval=0
            """
        );
        File.Delete(database);
        await SqliteAsync(database, await SchemaAsync());
        foreach (var zone in Zones)
        {
            var file = Write($"{zone}.zone", ContractZone.MasterFile(zone));
            await Tool.RunAsync(Package, "", ["pdnsutil", $"--config-dir={Directory}", "load-zone", zone.Text, file]);
        }

        await SqliteAsync(database, Permissions);
        return ["pdns_server", $"--config-dir={Directory}", "--daemon=no", "--guardian=no"];
    }

    private static Task<string> SqliteAsync(string database, string statements) =>
        Tool.RunAsync("sqlite3", statements, ["sqlite3", "-bail", database]);

    private async Task<string> SchemaAsync() =>
        File.Exists(Schema)
            ? await File.ReadAllTextAsync(Schema)
            : throw new InvalidOperationException($"{Schema} is missing; install the Debian package {Package}");
}
