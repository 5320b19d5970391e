using System.Globalization;

namespace Witness.Tests.Metrics;

/// <summary>What a collector was sent at once: opentelemetry/proto/metrics/v1/metrics.proto.</summary>
internal sealed record OtlpReport(
    string Path,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyDictionary<string, string> Resource,
    IReadOnlyDictionary<string, double> Values
)
{
    public static OtlpReport Read(string path, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body)
    {
        var of = new ProtobufField(0, 0, body).In(1).Single();
        var resource = of.In(1).SelectMany(one => one.In(1)).Select(Attribute).ToDictionary();
        var values = of.In(2).SelectMany(scope => scope.In(2)).SelectMany(Points).ToDictionary(StringComparer.Ordinal);
        return new OtlpReport(path, headers, resource, values);
    }

    /// <summary>Each series of a gauge, a sum, or the count of a histogram: <c>witness.strikes{node=rin}</c>.</summary>
    private static IEnumerable<KeyValuePair<string, double>> Points(ProtobufField metric)
    {
        var name = metric.In(1).Single().Text;
        var numbers = metric.In(5).Concat(metric.In(7)).SelectMany(data => data.In(1));
        var histograms = metric.In(9).SelectMany(data => data.In(1));
        return numbers
            .Select(point => KeyValuePair.Create(name + Labels(point, 7), NumberOf(point)))
            .Concat(
                histograms.Select(point =>
                    KeyValuePair.Create(name + Labels(point, 9), (double)point.In(4).Single().Value)
                )
            );
    }

    private static double NumberOf(ProtobufField point) =>
        point.In(4).Select(one => one.Double).Concat(point.In(6).Select(one => (double)(long)one.Value)).Single();

    private static string Labels(ProtobufField point, int number) =>
        "{"
        + string.Join(
            ',',
            point
                .In(number)
                .Select(Attribute)
                .Select(label => $"{label.Key}={label.Value}")
                .Order(StringComparer.Ordinal)
        )
        + "}";

    private static KeyValuePair<string, string> Attribute(ProtobufField attribute)
    {
        var value = attribute.In(2).SelectMany(any => ProtobufField.Read(any.Bytes)).Single();
        return KeyValuePair.Create(
            attribute.In(1).Single().Text,
            value.Number == 1 ? value.Text : value.Value.ToString(CultureInfo.InvariantCulture)
        );
    }
}
