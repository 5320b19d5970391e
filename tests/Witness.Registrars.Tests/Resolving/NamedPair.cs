using System.Net;
using Witness.Core.Dns;
using Witness.Registrars.Tests.Servers;

namespace Witness.Registrars.Tests.Resolving;

/// <summary>BIND twice: a primary that notifies nobody, and a secondary that transfers only when it is told to.</summary>
public sealed class NamedPair : IAsyncLifetime
{
    private const string Package = "bind9";
    private const int MostStarts = 3;
    private readonly List<IDisposable> _all = [];

    public static DomainName Zone { get; } = DomainName.Parse("example.test");

    public int PrimaryPort { get; private set; }

    public int SecondaryPort { get; private set; }

    public IReadOnlyList<DnsEndPoint> Both =>
        [new DnsEndPoint("127.0.0.1", PrimaryPort), new DnsEndPoint("127.0.0.1", SecondaryPort)];

    public async ValueTask InitializeAsync()
    {
        PrimaryPort = await StartAsync(directory =>
            $"type primary; file \"{WriteZone(directory)}\"; allow-update {{ 127.0.0.1; }}; allow-transfer {{ 127.0.0.1; }};"
        );
        SecondaryPort = await StartAsync(directory =>
            $"type secondary; file \"{directory.File("zone.copy")}\"; primaries port {PrimaryPort} {{ 127.0.0.1; }};"
        );
    }

    /// <summary>Changes the zone at the primary alone.</summary>
    public Task UpdateAsync(params string[] lines) =>
        Tool.RunAsync(
            "bind9-dnsutils",
            $"server 127.0.0.1 {PrimaryPort}\nzone {Zone}.\n{string.Join('\n', lines.Select(line => $"update {line}"))}\nsend\n",
            ["nsupdate"]
        );

    /// <summary>Tells the secondary to catch up (RFC 1996).</summary>
    public Task NotifyAsync() => DigAsync(SecondaryPort, "+opcode=notify", "+aaflag", $"{Zone}.", "SOA");

    public ValueTask DisposeAsync()
    {
        foreach (var one in Enumerable.Reverse(_all))
        {
            one.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private async Task<int> StartAsync(Func<TemporaryDirectory, string> zone)
    {
        var directory = new TemporaryDirectory();
        _all.Add(directory);
        for (var start = 1; ; start++)
        {
            var port = Loopback.FreePort();
            var process = ServerProcess.Start(
                Package,
                ["named", "-g", "-n", "1", "-c", WriteConfiguration(directory, port, zone(directory))]
            );
            _all.Add(process);
            try
            {
                await process.WaitAsync(async () => (await SerialAsync(port)).Contains(' ', StringComparison.Ordinal));
                return port;
            }
            catch (InvalidOperationException) when (start < MostStarts)
            {
                // Somebody else may have taken the port in between: another one.
                continue;
            }
        }
    }

    private static async Task<string> SerialAsync(int port)
    {
        try
        {
            return await DigAsync(port, "+short", $"{Zone}.", "SOA");
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static Task<string> DigAsync(int port, params string[] options) =>
        Tool.RunAsync(
            "bind9-dnsutils",
            "",
            ["dig", "-r", "@127.0.0.1", "-p", $"{port}", "+norec", "+tries=1", "+time=2", .. options]
        );

    private static string WriteConfiguration(TemporaryDirectory directory, int port, string zone) =>
        directory.Write(
            "named.conf",
            $$"""
            options {
              directory "{{directory.Path}}"; pid-file none; session-keyfile none;
              managed-keys-directory "{{directory.Path}}";
              listen-on port {{port}} { 127.0.0.1; }; listen-on-v6 { none; };
              recursion no; dnssec-validation no; notify no; max-cache-size 8M;
            };
            controls {};
            zone "{{Zone}}" { {{zone}} };
            """
        );

    private static string WriteZone(TemporaryDirectory directory) =>
        directory.Write(
            "zone",
            """
            $TTL 300
            @ SOA ns root 100 86400 3600 864000 60
            @ NS ns
            ns A 127.0.0.1
            www A 192.0.2.1
            www A 192.0.2.2
            *.apps 60 A 192.0.2.1
            shop CNAME www
            $GENERATE 1-90 many A 192.0.2.$

            """
        );
}
