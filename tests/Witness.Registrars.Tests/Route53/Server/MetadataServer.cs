using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Witness.Registrars.Tests.Route53.Server;

/// <summary>The metadata service of an instance that has a role (IMDSv2), on loopback.</summary>
internal sealed class MetadataServer : IAsyncDisposable
{
    private const string Roles = "/latest/meta-data/iam/security-credentials";
    private readonly WebApplication _app;
    private int _questions;

    private MetadataServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public string Endpoint => _app.Urls.Single();

    public int Questions => _questions;

    public static async Task<MetadataServer> StartAsync()
    {
        var server = new MetadataServer();
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _questions);
        var text = context.Request.Path.Value!.TrimEnd('/') switch
        {
            "/latest/api/token" => "session",
            Roles => "witness",
            Roles + "/witness" =>
                """{"Code":"Success","Type":"AWS-HMAC","AccessKeyId":"ASIAROLE","SecretAccessKey":"secret","Token":"token","Expiration":"2099-01-01T00:00:00Z","LastUpdated":"2026-01-01T00:00:00Z"}""",
            _ => null,
        };
        context.Response.StatusCode = text is null ? 404 : 200;
        return context.Response.WriteAsync(text ?? "");
    }
}
