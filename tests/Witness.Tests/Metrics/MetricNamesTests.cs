using System.Text.Json;
using System.Text.RegularExpressions;
using Witness.Tests.Configuration;

namespace Witness.Tests.Metrics;

/// <summary>The dashboard, the rules and the page for users speak of metrics that there are.</summary>
public sealed partial class MetricNamesTests
{
    [Fact]
    public async Task The_dashboard_asks_only_for_metrics_that_there_are()
    {
        using var dashboard = JsonDocument.Parse(Read("config/grafana/witness.json"));
        var queries = QueriesIn(dashboard.RootElement).ToList();

        Assert.True(queries.Count > 20, "the dashboard has lost its queries");
        await AssertThereAsync(NamesIn(string.Join('\n', queries)));
    }

    [Fact]
    public async Task The_alert_rules_ask_only_for_metrics_that_there_are()
    {
        var expressions = File.ReadLines(TestFiles.InRepository("config/prometheus/witness.rules.yml"))
            .Where(line => line.Contains("expr: ", StringComparison.Ordinal));

        await AssertThereAsync(NamesIn(string.Join('\n', expressions)));
    }

    [Fact]
    public async Task The_page_for_users_tells_of_every_metric_with_its_type_and_of_no_other()
    {
        var families = Scrape.FamiliesOf(await FullScrape.ReadAsync());
        var rows = Row()
            .Matches(Read("docs/metrics.md"))
            .Select(row => (row.Groups["name"].Value, row.Groups["type"].Value));

        Assert.Equal(families.Select(family => (family.Name, family.Type)).Order(), rows.Order());
    }

    [Fact]
    public async Task The_page_for_users_names_the_labels_of_every_metric()
    {
        var rows = Row()
            .Matches(Read("docs/metrics.md"))
            .ToDictionary(row => row.Groups["name"].Value, row => row.Groups["labels"].Value);

        foreach (var (name, _, text) in Scrape.FamiliesOf(await FullScrape.ReadAsync()))
        {
            var labels = Label()
                .Matches(string.Concat(Scrape.SeriesOf(text)))
                .Select(label => label.Groups["label"].Value);
            Assert.Equal(
                labels.Where(label => label != "le").Distinct().Order(),
                Code().Matches(rows[name]).Select(label => label.Groups["code"].Value).Order()
            );
        }
    }

    [Fact]
    public async Task What_the_page_for_users_advises_to_drop_is_there_and_no_alert_asks_for_it()
    {
        var advice = Dropped().Matches(Read("docs/metrics.md")).Single(one => !one.Value.Contains(';'));
        var dropped = new Regex($"^({advice.Groups["names"].Value})$", RegexOptions.None, TimeSpan.FromSeconds(1));
        var there = Scrape.FamiliesOf(await FullScrape.ReadAsync()).Select(family => family.Name);
        var asked = NamesIn(Read("config/prometheus/witness.rules.yml"));

        Assert.Equal(5, there.Count(name => dropped.IsMatch(name)));
        Assert.DoesNotContain(asked, name => dropped.IsMatch(name));
    }

    private static async Task AssertThereAsync(IReadOnlyCollection<string> names)
    {
        var there = Scrape
            .FamiliesOf(await FullScrape.ReadAsync())
            .SelectMany(family =>
                family.Type == "histogram"
                    ? new[] { $"{family.Name}_bucket", $"{family.Name}_sum", $"{family.Name}_count" }
                    : [family.Name]
            );
        Assert.NotEmpty(names);
        Assert.Empty(names.Except(there));
    }

    private static string Read(string path) => File.ReadAllText(TestFiles.InRepository(path));

    private static HashSet<string> NamesIn(string queries) => [.. Metric().Matches(queries).Select(name => name.Value)];

    private static IEnumerable<string> QueriesIn(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(QueriesIn),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(QueriesIn),
            _ => [],
        };

    private static IEnumerable<string> QueriesIn(JsonProperty member) =>
        member is { Name: "expr" or "definition", Value.ValueKind: JsonValueKind.String }
            ? [member.Value.GetString()!]
            : QueriesIn(member.Value);

    [GeneratedRegex(
        @"\b(witness|process|dotnet)_[a-z0-9_]+",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Metric();

    [GeneratedRegex(
        @"^\| `(?<name>[a-z0-9_]+)` \| (?<type>counter|gauge|histogram) \|(?<labels>[^|]*)\|",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Row();

    [GeneratedRegex("[{,](?<label>[a-z_]+)=\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();

    [GeneratedRegex("`(?<code>[a-z_]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex(
        "regex: (?<names>witness_.*)\\n        action: drop",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Dropped();
}
