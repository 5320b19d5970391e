using System.Text.Json;
using System.Text.RegularExpressions;
using Witness.Lab.Tests.Programs;

namespace Witness.Lab.Tests.Dashboards;

/// <summary>The queries of <c>config/grafana/witness.json</c>, with their variables filled in as Grafana does.</summary>
public sealed partial class Dashboard : IDisposable
{
    private readonly JsonDocument _document = JsonDocument.Parse(
        File.ReadAllText(Repository.File("config/grafana/witness.json"))
    );

    /// <summary>Each panel's and each annotation's queries, by the title.</summary>
    /// <param name="instance">What is chosen for <c>$instance</c>.</param>
    /// <param name="node">What is chosen for <c>$node</c>.</param>
    public IReadOnlyList<(string Title, string Query)> Queries(string instance, string node)
    {
        var root = _document.RootElement;
        var panels = root.GetProperty("panels")
            .EnumerateArray()
            .SelectMany(panel =>
                panel
                    .GetProperty("targets")
                    .EnumerateArray()
                    .Select(target => (Text(panel, "title"), Text(target, "expr")))
            );
        var annotations = root.GetProperty("annotations")
            .GetProperty("list")
            .EnumerateArray()
            .Select(annotation => (Text(annotation, "name"), Text(annotation, "expr")));
        return [.. panels.Concat(annotations).Select(one => (one.Item1, Filled(one.Item2, instance, node)))];
    }

    /// <summary>The variables that Prometheus fills: the label whose values they have, and of which series.</summary>
    /// <param name="instance">What is chosen for <c>$instance</c>.</param>
    public IReadOnlyList<(string Name, string Label, string Series)> Variables(string instance) =>
        [
            .. _document
                .RootElement.GetProperty("templating")
                .GetProperty("list")
                .EnumerateArray()
                .Where(variable => Text(variable, "type") == "query")
                .Select(variable =>
                {
                    var asked = LabelValues().Match(Text(variable.GetProperty("query"), "query"));
                    var series = Filled(asked.Groups["series"].Value, instance, node: "");
                    return (Text(variable, "name"), asked.Groups["label"].Value, series);
                }),
        ];

    /// <inheritdoc />
    public void Dispose() => _document.Dispose();

    // As of a dashboard that looks back for hours. Grafana's least interval is four scrapes, here 4 s: too short for what was
    // seen once to be still there when it is asked for.
    private static string Filled(string query, string instance, string node) =>
        query
            .Replace("$__rate_interval", "5m", StringComparison.Ordinal)
            .Replace("$instance", instance, StringComparison.Ordinal)
            .Replace("$node", node, StringComparison.Ordinal);

    private static string Text(JsonElement of, string member) => of.GetProperty(member).GetString()!;

    [GeneratedRegex(
        @"^label_values\((?<series>.*), (?<label>\w+)\)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex LabelValues();
}
