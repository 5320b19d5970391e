using System.Globalization;
using OpenTelemetry;

namespace Witness.Metrics;

/// <summary>The words of Prometheus' text format: names, labels, numbers. Pure.</summary>
internal static class PrometheusText
{
    /// <summary>A name: letters, digits and underscores, no digit first.</summary>
    public static string Name(string name)
    {
        var plain = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        return plain.Length > 0 && char.IsAsciiDigit(plain[0]) ? $"_{plain}" : plain;
    }

    /// <summary>
    /// The end of a name that tells the unit, of those that UCUM writes short; nothing for what is counted, which stands in
    /// braces.
    /// </summary>
    public static string Unit(string unit) =>
        unit switch
        {
            "" or "1" => "",
            "s" => "_seconds",
            "By" => "_bytes",
            _ when unit[0] == '{' => "",
            _ => $"_{Name(unit)}",
        };

    /// <summary>A help text on one line.</summary>
    public static string Help(string text) =>
        text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    /// <summary>Labels with a comma between them, by name: <c>check="https",node="rin"</c>.</summary>
    public static string Labels(ReadOnlyTagCollection tags)
    {
        var labels = new List<string>(tags.Count);
        foreach (var (label, value) in tags)
        {
            labels.Add($"{Name(label)}=\"{Value(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}\"");
        }

        labels.Sort(StringComparer.Ordinal);
        return string.Join(',', labels);
    }

    /// <summary>A number, as Go reads it.</summary>
    public static string Number(double value) =>
        double.IsNaN(value) ? "NaN"
        : double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Value(string text) => Help(text).Replace("\"", "\\\"", StringComparison.Ordinal);
}
