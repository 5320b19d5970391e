using System.Net;
using Witness.Core.Dns;
using Witness.Registrars.Resolving;
using Witness.Registrars.Tests.Servers;

namespace Witness.Tests.Servers;

/// <summary>A real BIND on loopback, with a zone that a key may transfer, and the reverse zones of its addresses.</summary>
public sealed class Named : IAsyncLifetime
{
    public const string Key = "d2l0bmVzcy13aXRuZXNzLXdpdG5lc3Mtd2l0bmVzcyE=";
    private const int MostStarts = 3;
    private readonly TemporaryDirectory _directory = new();
    private ServerProcess? _process;

    public static DomainName Zone { get; } = DomainName.Parse("example.test");

    public int Port { get; private set; }

    public string Address => $"127.0.0.1:{Port}";

    public async ValueTask InitializeAsync()
    {
        for (var start = 1; _process is null; start++)
        {
            Port = Loopback.FreePort();
            var process = ServerProcess.Start("bind9", ["named", "-g", "-n", "1", "-c", WriteConfiguration()]);
            try
            {
                await process.WaitAsync(ServesAsync);
                _process = process;
            }
            catch (InvalidOperationException) when (start < MostStarts)
            {
                // Somebody else may have taken the port in between: another one.
                process.Dispose();
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _process?.Dispose();
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<bool> ServesAsync()
    {
        var here = new Dictionary<DomainName, IReadOnlyList<DnsEndPoint>> { [Zone] = [new("127.0.0.1", Port)] };
        var sights = await new AuthoritativeServers(here, TimeProvider.System).AskAsync(Zone, [], default);
        return sights.All(sight => sight.Fault is null);
    }

    private string WriteConfiguration() =>
        _directory.Write(
            "named.conf",
            $$"""
            key witness { algorithm hmac-sha256; secret "{{Key}}"; };
            options {
              directory "{{_directory.Path}}"; pid-file none; session-keyfile none;
              managed-keys-directory "{{_directory.Path}}";
              listen-on port {{Port}} { 127.0.0.1; }; listen-on-v6 { none; };
              recursion no; dnssec-validation no; notify no; max-cache-size 8M;
            };
            controls {};
            {{WriteZone("113.0.203.in-addr.arpa", "11 PTR chitoge.example.test.\n12 PTR static-203-0-113-12.hoster.test.\n")}}
            {{WriteZone("8.b.d.0.1.0.0.2.ip6.arpa", $"{Host(11)} PTR chitoge.example.test.\n{Host(12)} PTR taiga.example.test.\n")}}
            {{WriteZone(
                Zone.Text,
                """
                www A 203.0.113.12
                www A 203.0.113.11
                www A 203.0.113.13
                www AAAA 2001:db8::11
                www AAAA 2001:db8::12
                api A 203.0.113.13
                shop CNAME www
                sale CNAME shop
                cdn CNAME edge.provider.test.

                """
            )}}
            """
        );

    /// <summary>The last 96 bits of 2001:db8::N in the reverse tree.</summary>
    private static string Host(int number) => string.Join('.', $"{number:D24}".Reverse());

    private string WriteZone(string zone, string records)
    {
        var file = _directory.Write(
            zone,
            $"$TTL 300\n@ SOA ns.example.test. root.example.test. 1 86400 3600 864000 60\n@ NS ns.example.test.\n{(zone == Zone.Text ? "ns A 127.0.0.1\n" : "")}{records}"
        );
        return $"zone \"{zone}\" {{ type primary; file \"{file}\"; allow-transfer {{ key witness; }}; }};\n";
    }
}
