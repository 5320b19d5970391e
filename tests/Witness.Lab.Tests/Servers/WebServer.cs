using System.Net.Sockets;
using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Programs;

namespace Witness.Lab.Tests.Servers;

/// <summary>nginx on one host: <c>/health</c> over TLS, which can be made to answer 503, or nothing at all.</summary>
public sealed class WebServer : IAsyncDisposable
{
    private readonly LabHost _host;
    private readonly Socket _silence = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private ServerProcess? _process;

    private WebServer(LabHost host) => _host = host;

    /// <summary>Starts nginx and waits until it listens.</summary>
    public static async Task<WebServer> StartAsync(LabHost host, LabAuthority authority)
    {
        var server = new WebServer(host);
        server._silence.Bind(new UnixDomainSocketEndPoint(server.InHost("silence")));
        server._silence.Listen(64);
        await File.WriteAllTextAsync(server.InHost("nginx.conf"), server.Configuration(authority));
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts it again where it was stopped.</summary>
    public async Task StartAsync()
    {
        if (_process is null)
        {
            var nginx = DebianPrograms.Find("nginx");
            _process = ServerProcess.Start(
                _host.Start(nginx, "-p", _host.Directory, "-e", "stderr", "-c", InHost("nginx.conf"))
            );
            await _process.ListensAsync(443);
        }
    }

    /// <summary>Ends it: connections are refused.</summary>
    public async Task StopAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
            _process = null;
        }
    }

    /// <summary>Freezes it or lets it go on: the kernel accepts connections, and nobody speaks TLS.</summary>
    public void Freeze(bool frozen) => _process?.Send(frozen ? Signal.Stop : Signal.Continue);

    /// <summary>Answers 503 or is well again.</summary>
    public void Answer503(bool sick) => Mark("sick", sick);

    /// <summary>Takes a request over TLS and never answers it, or is well again.</summary>
    public void Hang(bool hangs) => Mark("hangs", hangs);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _silence.Dispose();
    }

    private string InHost(string file) => Path.Combine(_host.Directory, file);

    private void Mark(string fault, bool on)
    {
        if (on)
        {
            File.WriteAllText(InHost(fault), "");
        }
        else
        {
            File.Delete(InHost(fault));
        }
    }

    /// <summary>One process without a master, so that freezing it freezes all of it; a hang is a backend that never answers.</summary>
    private string Configuration(LabAuthority authority) =>
        $$"""
            daemon off;
            master_process off;
            pid {{InHost("nginx.pid")}};
            events { worker_connections 512; }
            http {
              access_log off;
              client_body_temp_path {{InHost("body")}};
              proxy_temp_path {{InHost("proxy")}};
              fastcgi_temp_path {{InHost("fastcgi")}};
              uwsgi_temp_path {{InHost("uwsgi")}};
              scgi_temp_path {{InHost("scgi")}};
              server {
                listen 443 ssl;
                listen [::]:443 ssl;
                server_name {{LabAuthority.SharedName}};
                ssl_certificate {{authority.CertificatePath}};
                ssl_certificate_key {{authority.KeyPath}};
                add_header X-Node {{_host.Name}} always;
                location = /health {
                  error_page 418 = @silence;
                  if (-f {{InHost("sick")}}) { return 503 "sick\n"; }
                  if (-f {{InHost("hangs")}}) { return 418; }
                  return 200 "well\n";
                }
                location @silence {
                  proxy_pass http://unix:{{InHost("silence")}};
                  proxy_read_timeout 1h;
                }
              }
            }
            """;
}
