using Witness.Checks.Https;
using Witness.Checks.Tests.Servers;
using Witness.Core.Checks;

namespace Witness.Checks.Tests.Https;

/// <summary>Against a real web server, with TLS and a CA of its own.</summary>
public sealed class NginxTests : IAsyncLifetime
{
    private readonly RealServer _nginx = new();
    private CertificateTrust _trust = CertificateTrust.System;

    public async ValueTask InitializeAsync()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Issue("www.example.com");
        using var key = System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions.GetECDsaPrivateKey(
            certificate
        )!;
        _nginx.Write("site.crt", certificate.ExportCertificatePem());
        _nginx.Write("site.key", key.ExportPkcs8PrivateKeyPem());
        _trust = CertificateTrust.FromFile(_nginx.Write("ca.crt", authority.Pem));
        var configuration = _nginx.Write("nginx.conf", Configuration());
        await _nginx.StartAsync(
            "/usr/sbin/nginx",
            "nginx-light",
            "-e",
            "stderr",
            "-p",
            _nginx.PathOf("."),
            "-c",
            configuration
        );
    }

    public ValueTask DisposeAsync() => _nginx.DisposeAsync();

    [Theory]
    [InlineData("/", null, null, "200 OK")]
    [InlineData("/", "all is well", "chitoge", "200 OK")]
    [InlineData("/", "all is lost", null, "the body does not contain 'all is lost' (looked at 64 KiB at most)")]
    [InlineData("/", null, "taiga", "X-Node is 'chitoge', expected 'taiga'")]
    [InlineData("/sick", null, null, "503 Service Temporarily Unavailable, expected 200")]
    [InlineData("/moved", null, null, "302 Moved Temporarily, expected 200")]
    public async Task What_nginx_answers_is_judged(string path, string? contains, string? node, string detail)
    {
        var answer = await Check("www.example.com", path, contains, node).AnswerAsync();

        Assert.Equal(detail, answer.Detail);
        Assert.Equal(detail == "200 OK" ? CheckOutcome.Passed : CheckOutcome.Failed, answer.Outcome);
        Assert.Equal("CN=www.example.com", answer.Evidence!.CertificateSubject);
    }

    [Fact]
    public async Task A_site_that_nginx_has_no_certificate_for_fails()
    {
        var answer = await Check("shop.example.com", "/", null, null).AnswerAsync();

        Assert.Equal("certificate is for www.example.com, not for shop.example.com", answer.Detail);
    }

    private HttpsCheck Check(string host, string path, string? contains, string? node)
    {
        var settings = new HttpsSettings(
            new Uri($"https://{host}:{_nginx.Port}{path}"),
            [200],
            TimeSpan.FromSeconds(10)
        )
        {
            Trust = _trust,
            Contains = contains,
            Identity = node is null ? null : new("X-Node", node),
        };
        return new(settings, System.Net.IPAddress.Loopback, TimeProvider.System);
    }

    private string Configuration() =>
        $$"""
            daemon off;
            master_process off;
            pid {{_nginx.PathOf("nginx.pid")}};
            events {}
            http {
                access_log off;
                client_body_temp_path {{_nginx.PathOf("body")}};
                proxy_temp_path {{_nginx.PathOf("proxy")}};
                fastcgi_temp_path {{_nginx.PathOf("fastcgi")}};
                uwsgi_temp_path {{_nginx.PathOf("uwsgi")}};
                scgi_temp_path {{_nginx.PathOf("scgi")}};
                server {
                    listen 127.0.0.1:{{_nginx.Port}} ssl;
                    ssl_certificate {{_nginx.PathOf("site.crt")}};
                    ssl_certificate_key {{_nginx.PathOf("site.key")}};
                    add_header X-Node chitoge;
                    location / { return 200 "all is well\n"; }
                    location /sick { return 503; }
                    location /moved { return 302 /; }
                }
            }
            """;
}
