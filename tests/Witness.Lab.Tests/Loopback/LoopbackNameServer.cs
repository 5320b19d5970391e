using System.Diagnostics;
using System.Security.Cryptography;
using Witness.Lab.Tests.Programs;
using Witness.Lab.Tests.Servers;

namespace Witness.Lab.Tests.Loopback;

/// <summary>BIND on loopback, outside of any network namespace, with one zone that a key may transfer and update.</summary>
public sealed class LoopbackNameServer : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("witness-named-").FullName;
    private ServerProcess? _process;

    private LoopbackNameServer(string zone) => Zone = zone;

    /// <summary>Its zone.</summary>
    public string Zone { get; }

    /// <summary>The key's secret in base64.</summary>
    public string Secret { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>Its port at 127.0.0.1.</summary>
    public int Port { get; } = LoopbackPort.Free();

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<LoopbackNameServer> StartAsync(string zone, params IEnumerable<string> records)
    {
        var server = new LoopbackNameServer(zone);

        // A copy of named, because AppArmor confines the one in /usr/sbin to the directories of Debian's own service.
        File.Copy(DebianPrograms.Find("named"), server.In("named"));
        await File.WriteAllTextAsync(server.In("named.conf"), server.Configuration);
        await File.WriteAllLinesAsync(
            server.In("zone"),
            [
                $"@ 300 IN SOA ns.{zone}. host.{zone}. 1 3600 900 604800 300",
                $"@ 300 IN NS ns.{zone}.",
                "ns 300 A 127.0.0.1",
                .. records,
            ]
        );
        server._process = ServerProcess.Start(
            new ProcessStartInfo(server.In("named"), ["-g", "-n", "1", "-c", server.In("named.conf")])
        );
        await Patience.UntilAsync(
            "named answers",
            async () => (await server.DigAsync("SOA", zone)).Length > 0,
            () => Task.FromResult(server._process.Said)
        );
        return server;
    }

    /// <summary>What it answers, a line each; nothing while it does not.</summary>
    public Task<string> DigAsync(string type, string name) => LoopbackDig.AskAsync(Port, type, name);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        Directory.Delete(_directory, recursive: true);
    }

    private string In(string file) => Path.Combine(_directory, file);

    private string Configuration =>
        $$"""
            key "witness" { algorithm hmac-sha256; secret "{{Secret}}"; };
            options {
              directory "{{_directory}}"; pid-file none; session-keyfile none; lock-file none;
              listen-on port {{Port}} { 127.0.0.1; }; listen-on-v6 { none; };
              recursion no; dnssec-validation no; notify no;
            };
            controls { };
            zone "{{Zone}}" {
              type primary; file "{{In("zone")}}";
              allow-transfer { key "witness"; }; allow-update { key "witness"; };
            };
            """;
}
