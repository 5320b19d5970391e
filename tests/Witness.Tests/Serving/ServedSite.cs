using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Witness.Hosting;
using Witness.Tests.Hosting;

namespace Witness.Tests.Serving;

/// <summary>A daemon of this process that serves its page on a port of its own, and whose rounds are the test's.</summary>
internal sealed class ServedSite : IAsyncDisposable
{
    private readonly Site _site = new(every: "5m") { Time = TimeProvider.System };
    private IHost? _host;

    /// <summary>The site, whose ledger tests write into.</summary>
    public Site Site => _site;

    /// <summary>What the daemon says.</summary>
    public JournalLines Journal { get; } = new();

    /// <summary>Where it listens.</summary>
    public int Port { get; } = FreePort();

    /// <summary>A visitor who follows nothing.</summary>
    public HttpClient Visitor { get; private set; } = null!;

    /// <summary>Starts it.</summary>
    /// <param name="more">Further members of <c>status</c>, each behind a comma.</param>
    public async Task StartAsync(string more = "")
    {
        _site.Configure(every: "5m", status: $$"""{ "listen": "127.0.0.1:{{Port}}"{{more}} }""");
        Visitor = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        _host = Daemon.Build(
            _site.Configuration,
            logging => logging.AddProvider(Journal).SetMinimumLevel(LogLevel.Trace),
            TimeProvider.System,
            Occasion.ReloadAfter(Site.Round(1, TimeProvider.System.GetUtcNow()))
        );
        await _host.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A part of the daemon.</summary>
    public T Part<T>()
        where T : notnull => (T)_host!.Services.GetService(typeof(T))!;

    /// <summary>What is answered.</summary>
    public async Task<(HttpStatusCode Status, string Text)> AskAsync(
        string path,
        HttpMethod? method = null,
        string? host = null
    )
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        request.Headers.Host = host;
        using var answer = await Visitor.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync(CancellationToken.None);
            _host.Dispose();
        }

        Visitor?.Dispose();
        Journal.Dispose();
        _site.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
