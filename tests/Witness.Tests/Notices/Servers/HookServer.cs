using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Witness.Tests.Notices.Servers;

/// <summary>A web server on loopback that takes notices, and answers them as the test wants.</summary>
internal sealed class HookServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<HookRequest> _requests = new();
    private readonly SemaphoreSlim _came = new(0);

    private HookServer(WebApplication server) => _server = server;

    /// <summary>What is answered; 200 unless the test says otherwise.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    /// <summary>What has come so far, whatever was answered.</summary>
    public IReadOnlyList<HookRequest> Requests => [.. _requests];

    public string Url(string path) => _server.Urls.Single() + path;

    public static async Task<HookServer> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1)
        );
        var server = builder.Build();
        var hooks = new HookServer(server);
        server.Run(hooks.TakeAsync);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return hooks;
    }

    /// <summary>Waits until so many have come.</summary>
    public async Task<IReadOnlyList<HookRequest>> TakeAsync(int count)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (_requests.Count < count)
        {
            await _came.WaitAsync(patience.Token);
        }

        return Requests;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _came.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers.ToDictionary(one => one.Key, one => one.Value.ToString());
        var (path, body) = (context.Request.Path + context.Request.QueryString.Value, await reader.ReadToEndAsync());
        _requests.Enqueue(new HookRequest(context.Request.Method, path, headers, body));
        _came.Release();
        await Answer(context);
    }
}

/// <summary>What came.</summary>
internal sealed record HookRequest(
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Headers,
    string Body
);
