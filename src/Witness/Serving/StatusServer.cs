using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Witness.Configuration;
using Witness.Core;
using Witness.Hosting;

namespace Witness.Serving;

/// <summary>
/// Serves the page, the metrics and the verdicts. A port that cannot be had is told and tried again after each round: who
/// watches nodes must not stop because nobody can look on.
/// </summary>
/// <param name="options">Where, and for whom.</param>
/// <param name="routes">What is answered.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where it is told.</param>
internal sealed class StatusServer(StatusOptions options, Routes routes, TimeProvider time, ILogger<StatusServer> log)
    : IHostedService,
        IRoundListener,
        IAsyncDisposable
{
    private const int MostConnections = 64;
    private const int LongestLine = 4 * 1024;
    private const int LongestHeaders = 16 * 1024;
    private const int MostHeaders = 64;
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _stops = new();
    private WebApplication? _app;
    private Task _retry = Task.CompletedTask;
    private bool _serves;
    private bool _told;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _serves = true;
        return ListenAsync(cancellationToken);
    }

    /// <inheritdoc />
    public void Hear(RoundReport report)
    {
        if (_serves && _app is null && _retry.IsCompleted)
        {
            // Not on the round's own time.
            _retry = Task.Run(() => ListenAsync(_stops.Token));
        }
    }

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stops.CancelAsync();
        await _retry.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_app is { } app)
        {
            // Whoever is in the middle of a request must not hold up a stop, or the rounds of a reload.
            using var patience = new CancellationTokenSource(LongestFarewell, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            await app.StopAsync(either.Token);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_app is { } app)
        {
            await app.DisposeAsync();
        }

        _stops.Dispose();
        _turn.Dispose();
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            await TryListenAsync(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task TryListenAsync(CancellationToken cancellation)
    {
        WebApplication? app = null;
        try
        {
            app = Build();
            await app.StartAsync(cancellation);
            (_app, app) = (app, null);
            log.LogInformation("the status page is served at http://{Listen}/", options.Listen);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            log.Log(
                _told ? LogLevel.Debug : LogLevel.Error,
                "the status page is not served, {Reason}; the witness watches all the same and tries again after each round. Another \"listen\" in \"status\" of the configuration makes room, and null there serves nothing",
                ReasonOf(error)
            );
            _told = true;
        }
        finally
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }
        }
    }

    private string ReasonOf(Exception error) =>
        error is AddressInUseException || error.InnerException is AddressInUseException
            ? $"{options.Listen} is taken by another program (ss -ltnp 'sport = :{options.Listen.Port}' says which)"
            : $"{options.Listen} cannot be listened on: {error.Message}";

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Limit);
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        routes.AddTo(app);
        return app;
    }

    private void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(options.Listen, listen => listen.Protocols = HttpProtocols.Http1);
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Limits.MaxRequestBodySize = 0;
        kestrel.Limits.MaxRequestLineSize = LongestLine;
        kestrel.Limits.MaxRequestHeadersTotalSize = LongestHeaders;
        kestrel.Limits.MaxRequestHeaderCount = MostHeaders;
        kestrel.Limits.RequestHeadersTimeout = LongestSilence;
        kestrel.Limits.KeepAliveTimeout = LongestIdle;
    }
}
