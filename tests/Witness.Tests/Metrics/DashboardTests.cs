using System.Text.Json;
using System.Text.RegularExpressions;
using Witness.Tests.Configuration;

namespace Witness.Tests.Metrics;

/// <summary>The dashboard is one that Grafana imports as it is: its classic model, of version 39 of the schema.</summary>
public sealed partial class DashboardTests : IDisposable
{
    private const int Columns = 24;
    private const int LongestUid = 40;

    /// <summary>Those of Grafana's units (valueFormats/categories.ts) and of its panels that are used.</summary>
    private static readonly string[] Units = ["none", "s", "bytes"];

    private static readonly string[] Types = ["stat", "state-timeline", "timeseries"];

    /// <summary>What Grafana fills in by itself.</summary>
    private static readonly string[] Inbuilt = ["__rate_interval"];

    private readonly JsonDocument _document = JsonDocument.Parse(
        File.ReadAllText(TestFiles.InRepository("config/grafana/witness.json"))
    );

    private JsonElement Dashboard => _document.RootElement;

    private List<JsonElement> Panels => [.. Dashboard.GetProperty("panels").EnumerateArray()];

    private List<JsonElement> Variables =>
        [.. Dashboard.GetProperty("templating").GetProperty("list").EnumerateArray()];

    public void Dispose() => _document.Dispose();

    [Fact]
    public void It_has_what_an_import_asks_for_and_no_id_of_another_Grafana()
    {
        Assert.NotEmpty(Text(Dashboard, "title"));
        Assert.InRange(Text(Dashboard, "uid").Length, 1, LongestUid);
        Assert.Equal(39, Dashboard.GetProperty("schemaVersion").GetInt32());
        Assert.False(Dashboard.TryGetProperty("id", out _), "an id is the one of a dashboard that is there already");
    }

    [Fact]
    public void Panels_have_a_number_of_their_own_a_type_and_a_unit_that_Grafana_knows()
    {
        Assert.NotEmpty(Panels);
        Assert.Distinct(Panels.Select(panel => panel.GetProperty("id").GetInt32()));
        Assert.All(Panels, panel => Assert.NotEmpty(Text(panel, "title")));
        Assert.All(Panels, panel => Assert.Contains(Text(panel, "type"), Types));
        Assert.All(Panels, panel => Assert.Contains(UnitOf(panel), Units));
        Assert.All(Panels, panel => Assert.Distinct(TargetsOf(panel).Select(target => Text(target, "refId"))));
    }

    [Fact]
    public void Panels_stand_within_the_columns_and_no_two_in_one_place()
    {
        var cells = new HashSet<(int X, int Y)>();
        foreach (var panel in Panels)
        {
            var (x, y, w, h) = PlaceOf(panel);
            Assert.True(x >= 0 && w > 0 && h > 0 && x + w <= Columns, $"'{Text(panel, "title")}' sticks out");
            foreach (var cell in Enumerable.Range(0, w * h).Select(one => (x + (one % w), y + (one / w))))
            {
                Assert.True(cells.Add(cell), $"'{Text(panel, "title")}' stands on another");
            }
        }
    }

    [Fact]
    public void Whoever_imports_it_chooses_the_data_source()
    {
        Assert.Contains(
            Variables,
            variable => Text(variable, "type") == "datasource" && Text(variable, "query") == "prometheus"
        );
        var asked = Panels
            .Concat(Panels.SelectMany(TargetsOf))
            .Concat(Variables.Where(variable => Text(variable, "type") == "query"))
            .Concat(Dashboard.GetProperty("annotations").GetProperty("list").EnumerateArray())
            .Select(one => one.GetProperty("datasource"));
        Assert.All(
            asked,
            source => Assert.Equal(("prometheus", "${datasource}"), (Text(source, "type"), Text(source, "uid")))
        );
    }

    [Fact]
    public void Queries_speak_of_no_variable_that_there_is_not()
    {
        var there = Variables.Select(variable => Text(variable, "name")).Concat(Inbuilt);
        var spoken = Variable().Matches(Dashboard.GetRawText()).Select(match => match.Groups["name"].Value).Distinct();

        Assert.Empty(spoken.Except(there).Except(["__all"]));
    }

    private static IEnumerable<JsonElement> TargetsOf(JsonElement panel) =>
        panel.GetProperty("targets").EnumerateArray();

    private static string UnitOf(JsonElement panel) =>
        Text(panel.GetProperty("fieldConfig").GetProperty("defaults"), "unit");

    private static (int X, int Y, int W, int H) PlaceOf(JsonElement panel)
    {
        var place = panel.GetProperty("gridPos");
        return (Of("x"), Of("y"), Of("w"), Of("h"));

        int Of(string name) => place.GetProperty(name).GetInt32();
    }

    private static string Text(JsonElement of, string member) => of.GetProperty(member).GetString()!;

    [GeneratedRegex(@"\$\{?(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
