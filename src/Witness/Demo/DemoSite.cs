using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Witness.Demo;

/// <summary>
/// Everything that the demo needs, in a directory of its own: three nodes on loopback addresses, a zone file that
/// publishes them, a certificate, and a configuration as an operator would write it.
/// </summary>
internal sealed class DemoSite : IAsyncDisposable
{
    private const string Host = "www.demo.test";
    private readonly X509Certificate2 _certificate;

    private DemoSite(string directory, X509Certificate2 certificate, int port)
    {
        Directory = directory;
        _certificate = certificate;
        Port = port;
        Nodes =
        [
            new DemoNode("chitoge", IPAddress.Parse("127.0.8.11"), port, certificate),
            new DemoNode("taiga", IPAddress.Parse("127.0.8.12"), port, certificate),
            new DemoNode("rin", IPAddress.Parse("127.0.8.13"), port, certificate),
        ];
    }

    /// <summary>Where all files are.</summary>
    public string Directory { get; }

    /// <summary>The port on which the nodes listen.</summary>
    public int Port { get; }

    /// <summary>The nodes.</summary>
    public IReadOnlyList<DemoNode> Nodes { get; }

    /// <summary>The configuration.</summary>
    public string ConfigurationPath => Path.Combine(Directory, "witness.json");

    /// <summary>The zone.</summary>
    public string ZonePath => Path.Combine(Directory, "demo.test");

    /// <summary>Makes the directory; nothing is in it yet.</summary>
    /// <param name="now">The present, for the certificate.</param>
    public static DemoSite Create(DateTimeOffset now) =>
        new(System.IO.Directory.CreateTempSubdirectory("witness-demo-").FullName, CreateCertificate(now), FreePort());

    /// <summary>Writes the files and starts the nodes.</summary>
    /// <param name="withPing">True where this user may ping.</param>
    /// <param name="cancellation">Ends the starting.</param>
    /// <exception cref="DemoException">A node cannot listen on its address.</exception>
    public async Task StartAsync(bool withPing, CancellationToken cancellation)
    {
        await WriteAsync("ca.pem", _certificate.ExportCertificatePem(), cancellation);
        await File.WriteAllTextAsync(ZonePath, ZoneText(), cancellation);
        await File.WriteAllTextAsync(ConfigurationPath, ConfigurationText(withPing), cancellation);
        foreach (var node in Nodes)
        {
            await node.HealAsync(cancellation);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
        {
            await node.DisposeAsync();
        }

        _certificate.Dispose();
    }

    private Task WriteAsync(string name, string text, CancellationToken cancellation) =>
        File.WriteAllTextAsync(Path.Combine(Directory, name), text, cancellation);

    private string ZoneText() =>
        $"""
            $TTL 300
            @     IN SOA ns.demo.test. hostmaster.demo.test. 1 3600 900 604800 300
            @     IN NS  ns.demo.test.
            ns    IN A   127.0.0.1
            @     IN MX  10 mail.demo.test.
            mail  IN A   127.0.8.99
            {string.Join('\n', Nodes.Select(node => $"@     IN A   {node.Address}"))}
            {string.Join('\n', Nodes.Select(node => $"www   IN A   {node.Address}"))}
            {string.Join('\n', Nodes.Select(node => $"{node.Name, -8} IN A {node.Address}"))}

            """;

    private string ConfigurationText(bool withPing) =>
        $$"""
            {
              "name": "demo",
              "mode": "act",
              "database": "witness.db",
              "round": { "every": "1s" },
              "policy": { "strikes": 4, "within": "1h", "cleanRounds": 3 },
              "anchors": { "hosts": [], "need": 0 },
              "status": null,
              "registrars": { "files": { "type": "zonefile", "directory": "." } },
              "zones": [ { "zone": "demo.test", "registrar": "files", "nameservers": [] } ],
              "checks": {
                "retry": { "times": 1, "after": "200ms" },
                "https": { "url": "https://{{Host}}:{{Port}}/", "ca": "ca.pem", "contains": "ok", "timeout": "2s" },
                "ping": {{(withPing ? """{ "timeout": "1s", "count": 1 }""" : "false")}},
                "ssh": false
              },
              "nodes": [
                {{string.Join(
                ",\n    ",
                Nodes.Select(node => $$"""{ "name": "{{node.Name}}", "addresses": ["{{node.Address}}"] }""")
            )}}
              ]
            }

            """;

    private static X509Certificate2 CreateCertificate(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(
                certificateAuthority: true,
                hasPathLengthConstraint: false,
                pathLengthConstraint: 0,
                critical: true
            )
        );
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(90));
    }

    /// <summary>A port that is free on one loopback address is free on those that only the demo uses.</summary>
    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse("127.0.8.11"), 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
