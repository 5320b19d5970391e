using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Witness.Metrics;

/// <summary>
/// Writes the metrics as they are now, in Prometheus' text format 0.0.4: families by name, series by labels, so that the same
/// values are the same bytes. Source: https://prometheus.io/docs/instrumenting/exposition_formats/
/// </summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter : BaseExporter<Metric>, IPullMetricExporter
{
    /// <summary>What an HTTP answer says that it holds.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly SemaphoreSlim _one = new(1, 1);
    private SortedDictionary<string, string> _families = new(StringComparer.Ordinal);

    /// <summary>Set by the reader that this belongs to: has the metrics brought here.</summary>
    public Func<int, bool>? Collect { get; set; }

    /// <summary>Writes them. Calls come one after the other; the stream stays open.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InvalidOperationException">The daemon is being shut down.</exception>
    public async Task WriteAsync(Stream output, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(output, Utf8, leaveOpen: true);
        foreach (var family in await CollectAsync(cancellation))
        {
            await writer.WriteAsync(family.AsMemory(), cancellation);
        }
    }

    /// <inheritdoc />
    public override ExportResult Export(in Batch<Metric> batch)
    {
        var families = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var metric in batch)
        {
            var family = new PrometheusFamily(metric);
            families[family.Name] = family.Write();
        }

        _families = families;
        return ExportResult.Success;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _one.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<IReadOnlyCollection<string>> CollectAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            return Collect?.Invoke(Timeout.Infinite) == true
                ? _families.Values
                : throw new InvalidOperationException("there are no metrics: the daemon stops, or has not begun");
        }
        finally
        {
            _one.Release();
        }
    }
}
