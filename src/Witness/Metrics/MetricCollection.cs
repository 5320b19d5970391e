using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Witness.Configuration;

namespace Witness.Metrics;

/// <summary>Gathers what is measured, for whoever asks and for the collector that is configured.</summary>
internal sealed class MetricCollection : IDisposable
{
    private const string Path = "v1/metrics";
    private static readonly TimeSpan LongestExport = TimeSpan.FromSeconds(10);

    /// <summary>A collector that hangs must not hold up a stop or a reload for long.</summary>
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(1);

    private readonly MeterProvider _provider;

    /// <summary>Begins gathering.</summary>
    /// <param name="meter">The daemon's meter.</param>
    /// <param name="configuration">Who the witness is, and its collector.</param>
    /// <param name="exporter">For whoever asks.</param>
    /// <param name="logs">Where it is told that the collector does not take them.</param>
    public MetricCollection(
        WitnessMeter meter,
        WitnessConfiguration configuration,
        PrometheusExporter exporter,
        ILoggerFactory logs
    )
    {
        var builder = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(ResourceOf(configuration))
            .AddMeter(WitnessMeter.Name, MetricViews.Runtime)
            .AddView(instrument => MetricViews.Of(instrument, meter))
            .AddReader(new BaseExportingMetricReader(exporter));
        if (configuration.Metrics is { } options)
        {
            builder.AddOtlpExporter((exporter, reader) => Configure(exporter, reader, options, logs));
        }

        _provider = builder.Build();
    }

    /// <summary>Tells the collector once more, where it listens.</summary>
    public void Dispose()
    {
        _provider.Shutdown((int)LongestFarewell.TotalMilliseconds);
        _provider.Dispose();
    }

    /// <summary>Where a collector takes metrics: below the address that is configured (OTLP 1.x, "OTLP/HTTP Request").</summary>
    public static Uri EndpointOf(Uri collector) => new($"{collector.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{Path}");

    private static ResourceBuilder ResourceOf(WitnessConfiguration configuration) =>
        ResourceBuilder
            .CreateEmpty()
            .AddTelemetrySdk()
            .AddService(
                "witness",
                serviceVersion: Build.Version,
                autoGenerateServiceInstanceId: false,
                serviceInstanceId: configuration.Name
            );

    private static void Configure(
        OtlpExporterOptions exporter,
        MetricReaderOptions reader,
        MetricsOptions options,
        ILoggerFactory logs
    )
    {
        var timeout = options.Interval < LongestExport ? options.Interval : LongestExport;
        exporter.Endpoint = EndpointOf(options.Otlp);
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Headers = ""; // not what the environment has
        exporter.TimeoutMilliseconds = (int)timeout.TotalMilliseconds;
        exporter.HttpClientFactory = () =>
            new HttpClient(new OtlpHandler(options, logs.CreateLogger<OtlpHandler>())) { Timeout = timeout };
        reader.TemporalityPreference = MetricReaderTemporalityPreference.Cumulative;
        reader.PeriodicExportingMetricReaderOptions = new PeriodicExportingMetricReaderOptions
        {
            ExportIntervalMilliseconds = (int)options.Interval.TotalMilliseconds,
            ExportTimeoutMilliseconds = (int)timeout.TotalMilliseconds,
        };
    }
}
