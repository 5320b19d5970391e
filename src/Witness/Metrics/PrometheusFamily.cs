using System.Text;
using OpenTelemetry.Metrics;

namespace Witness.Metrics;

/// <summary>One metric with all its series, as text.</summary>
/// <param name="metric">The metric, as collected.</param>
internal sealed class PrometheusFamily(Metric metric)
{
    private readonly bool _isCounter = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
    private readonly bool _isHistogram = metric.MetricType == MetricType.Histogram;

    /// <summary>Its name: <c>witness_checks_total</c>.</summary>
    public string Name =>
        PrometheusText.Name(metric.Name) + PrometheusText.Unit(metric.Unit) + (_isCounter ? "_total" : "");

    /// <summary>The whole text.</summary>
    public string Write()
    {
        var kind =
            _isHistogram ? "histogram"
            : _isCounter ? "counter"
            : "gauge";
        var text = new StringBuilder();
        text.Append("# HELP ").Append(Name).Append(' ').Append(PrometheusText.Help(metric.Description)).Append('\n');
        text.Append("# TYPE ").Append(Name).Append(' ').Append(kind).Append('\n');
        var series = new List<(string Labels, string Lines)>();
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var labels = PrometheusText.Labels(point.Tags);
            series.Add((labels, _isHistogram ? Histogram(labels, point) : Line("", labels, ValueOf(point))));
        }

        foreach (var (_, lines) in series.OrderBy(one => one.Labels, StringComparer.Ordinal))
        {
            text.Append(lines);
        }

        return text.ToString();
    }

    private double ValueOf(in MetricPoint point) =>
        metric.MetricType switch
        {
            MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
            MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
            MetricType.LongGauge => point.GetGaugeLastValueLong(),
            MetricType.DoubleGauge => point.GetGaugeLastValueDouble(),
            _ => throw new NotSupportedException(
                $"{metric.Name} is a {metric.MetricType}, which the text format does not know"
            ),
        };

    private string Histogram(string labels, in MetricPoint point)
    {
        var lines = new StringBuilder();
        var below = 0L;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            var bound = $"le=\"{PrometheusText.Number(bucket.ExplicitBound)}\"";
            lines.Append(Line("_bucket", labels.Length == 0 ? bound : $"{labels},{bound}", below));
        }

        return lines
            .Append(Line("_sum", labels, point.GetHistogramSum()))
            .Append(Line("_count", labels, point.GetHistogramCount()))
            .ToString();
    }

    private string Line(string suffix, string labels, double value)
    {
        var braced = labels.Length == 0 ? "" : $"{{{labels}}}";
        return $"{Name}{suffix}{braced} {PrometheusText.Number(value)}\n";
    }
}
