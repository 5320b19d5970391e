using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Programs;

namespace Witness.Lab.Tests.Servers;

/// <summary>The lab's outside world: two addresses that accept connections of TCP.</summary>
public sealed class AnchorServer : IAsyncDisposable
{
    private readonly ServerProcess _process;

    private AnchorServer(LabHost host, int secondNumber, ServerProcess process)
    {
        Host = host;
        Endpoints = [$"{host.IPv4}:443", $"10.77.0.{secondNumber}:443"];
        _process = process;
    }

    /// <summary>Where both stand; with its link cut, neither answers.</summary>
    public LabHost Host { get; }

    /// <summary>Address and port of each.</summary>
    public IReadOnlyList<string> Endpoints { get; }

    /// <summary>Starts an anchor on a host that gets a second address.</summary>
    public static async Task<AnchorServer> StartAsync(LabHost host, int secondNumber)
    {
        await host.AddAddressesAsync(secondNumber);
        var configuration = Path.Combine(host.Directory, "nginx.conf");
        await File.WriteAllTextAsync(
            configuration,
            $$"""
            daemon off;
            master_process off;
            pid {{host.Directory}}/nginx.pid;
            events { worker_connections 128; }
            http {
              access_log off;
              client_body_temp_path {{host.Directory}}/body;
              proxy_temp_path {{host.Directory}}/proxy;
              fastcgi_temp_path {{host.Directory}}/fastcgi;
              uwsgi_temp_path {{host.Directory}}/uwsgi;
              scgi_temp_path {{host.Directory}}/scgi;
              server { listen 443; return 204; }
            }
            """
        );
        var start = host.Start(DebianPrograms.Find("nginx"), "-p", host.Directory, "-e", "stderr", "-c", configuration);
        var process = ServerProcess.Start(start);
        await process.ListensAsync(443);
        return new AnchorServer(host, secondNumber, process);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
