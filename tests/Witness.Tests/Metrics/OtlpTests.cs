using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Witness.Hosting;
using Witness.Tests.Hosting;

namespace Witness.Tests.Metrics;

/// <summary>A daemon beside a collector.</summary>
public sealed class OtlpTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Site _site = new(every: "5m") { Time = TimeProvider.System };
    private readonly JournalLines _journal = new();
    private OtlpCollector _collector = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _collector = await OtlpCollector.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        _site.Dispose();
        _journal.Dispose();
    }

    [Fact]
    public async Task A_collector_is_sent_what_the_rounds_came_to_by_a_witness_that_says_who_it_is()
    {
        using var daemon = await StartAsync(
            $"{_collector.Url}/otlp/",
            headers: """ { "Authorization": "Bearer T0KEN" } """
        );

        var report = await _collector.UntilAsync(one => one.Values.GetValueOrDefault("witness.rounds{void=false}") > 0);
        await daemon.StopAsync(Cancellation);

        Assert.Equal("/otlp/v1/metrics", report.Path);
        Assert.Equal("application/x-protobuf", report.Headers["Content-Type"]);
        Assert.Equal("Bearer T0KEN", report.Headers["Authorization"]);
        Assert.Equal(("witness", "home"), (report.Resource["service.name"], report.Resource["service.instance.id"]));
        Assert.Equal(Build.Version, report.Resource["service.version"]);
        Assert.Equal(1, report.Values["witness.strikes{node=rin}"]);
        Assert.Equal(1, report.Values["witness.checks{check=tcp,node=rin,outcome=failed}"]);
        Assert.Equal(1, report.Values["witness.round.duration{}"]);
        Assert.Equal(1, report.Values["witness.node.rotation{node=rin,rotation=in}"]);
        Assert.Equal(1, report.Values["witness.registrar.calls{outcome=ok,registrar=files,verb=look}"]);
        Assert.True(report.Values["dotnet.process.memory.working_set{}"] > 0);
    }

    [Fact]
    public async Task One_that_refuses_is_told_once_and_so_is_that_it_takes_them_again()
    {
        _collector.Status = StatusCodes.Status503ServiceUnavailable;
        using var daemon = await StartAsync(_collector.Url, headers: "{}");
        for (var report = 0; report < 3; report++)
        {
            await _collector.UntilAsync(_ => true);
        }

        _collector.Status = StatusCodes.Status200OK;
        await UntilAsync("takes metrics again");
        await daemon.StopAsync(Cancellation);

        Assert.Single(
            _journal.Text.Split('\n'),
            line =>
                line.Contains(
                    "does not take metrics: it answered 503; it is tried again every 1 s",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task A_token_that_cannot_be_read_is_said_and_nothing_is_sent_without_it()
    {
        using var daemon = await StartAsync(_collector.Url, headers: """ { "X-Token": { "file": "nowhere" } } """);

        await UntilAsync("does not take metrics: the header X-Token cannot be had: ");
        await daemon.StopAsync(Cancellation);

        Assert.False(_collector.HasReports);
    }

    private async Task<IHost> StartAsync(string url, string headers)
    {
        _site.Configure(
            every: "5m",
            telling: $$""" "metrics": { "otlp": "{{url}}", "interval": "1s", "headers": {{headers}} }, """
        );
        var daemon = Daemon.Build(_site.Configuration, logging => logging.AddProvider(_journal), TimeProvider.System);
        await daemon.StartAsync(Cancellation);
        return daemon;
    }

    private async Task UntilAsync(string told)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!_journal.Text.Contains(told, StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }
}
