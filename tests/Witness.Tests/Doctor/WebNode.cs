using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Witness.Tests.Doctor;

/// <summary>A web server on every loopback address, which tells the time that a test wants.</summary>
internal sealed class WebNode : IAsyncDisposable
{
    private readonly WebApplication _server;

    private WebNode(WebApplication server) => _server = server;

    public int Port => new Uri(_server.Urls.First()).Port;

    public static Task<WebNode> StartAsync(DateTimeOffset date) => StartAsync(date, certificate: null);

    /// <summary>With a certificate for www.demo.test that expires so many days after that date, signed by itself.</summary>
    public static async Task<WebNode> StartTlsAsync(DateTimeOffset date, int days, string caPath)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=www.demo.test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("www.demo.test");
        request.CertificateExtensions.Add(names.Build());
        var certificate = request.CreateSelfSigned(date.AddDays(-100), date.AddDays(days));
        File.WriteAllText(caPath, certificate.ExportCertificatePem());
        return await StartAsync(date, certificate);
    }

    private static async Task<WebNode> StartAsync(DateTimeOffset date, X509Certificate2? certificate)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(
                IPAddress.Any,
                0,
                listen =>
                {
                    if (certificate is not null)
                    {
                        listen.UseHttps(certificate);
                    }
                }
            )
        );
        var server = builder.Build();
        server.Run(context =>
        {
            context.Response.Headers.Date = date.ToString("r", CultureInfo.InvariantCulture);
            return context.Response.WriteAsync("ok", context.RequestAborted);
        });
        await server.StartAsync(TestContext.Current.CancellationToken);
        return new WebNode(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
