using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Witness.Tests.Metrics;

/// <summary>A collector on loopback that takes OTLP over HTTP.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<OtlpReport> _reports = new();
    private readonly SemaphoreSlim _came = new(0);

    private OtlpCollector(WebApplication server) => _server = server;

    public string Url => _server.Urls.Single();

    /// <summary>True where something has come.</summary>
    public bool HasReports => !_reports.IsEmpty;

    /// <summary>What is answered; 200 unless the test says otherwise.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1)
        );
        var server = builder.Build();
        var collector = new OtlpCollector(server);
        server.Run(collector.TakeAsync);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    /// <summary>Waits for a report of which something is true.</summary>
    public async Task<OtlpReport> UntilAsync(Predicate<OtlpReport> isIt)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (true)
        {
            await _came.WaitAsync(patience.Token);
            if (_reports.TryDequeue(out var report) && isIt(report))
            {
                return report;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _came.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers.ToDictionary(one => one.Key, one => one.Value.ToString());
        context.Response.StatusCode = Status;
        _reports.Enqueue(OtlpReport.Read(context.Request.Path, headers, body.ToArray()));
        _came.Release();
    }
}
