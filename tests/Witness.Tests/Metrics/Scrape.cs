using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Witness.Metrics;

namespace Witness.Tests.Metrics;

/// <summary>A meter, and what a scrape of it says.</summary>
internal sealed class Scrape : IDisposable
{
    private readonly PrometheusExporter _exporter = new();
    private readonly MetricCollection _collection;
    private readonly Site _site = new();

    public Scrape() =>
        _collection = new MetricCollection(Meter, _site.Configuration, _exporter, NullLoggerFactory.Instance);

    public WitnessMeter Meter { get; } = new();

    /// <summary>The whole text.</summary>
    public Task<string> ReadAsync() => ReadAsync(_exporter);

    /// <summary>The text of some families, in the scrape's order.</summary>
    public async Task<string> ReadAsync(params string[] names)
    {
        var families = FamiliesOf(await ReadAsync());
        return string.Concat(families.Where(one => names.Contains(one.Name)).Select(one => one.Text));
    }

    /// <summary>The lines of some families without their heads, in the scrape's order.</summary>
    public async Task<IReadOnlyList<string>> SeriesAsync(params string[] names) => SeriesOf(await ReadAsync(names));

    public void Dispose()
    {
        _collection.Dispose();
        Meter.Dispose();
        _exporter.Dispose();
        _site.Dispose();
    }

    public static async Task<string> ReadAsync(PrometheusExporter exporter)
    {
        using var text = new MemoryStream();
        await exporter.WriteAsync(text, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    public static IReadOnlyList<string> SeriesOf(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#'))];

    public static IReadOnlyList<(string Name, string Type, string Text)> FamiliesOf(string text) =>
        [
            .. text.Split("# HELP ", StringSplitOptions.RemoveEmptyEntries)
                .Select(family => (family.Split(' ')[0], TypeIn(family), $"# HELP {family}")),
        ];

    private static string TypeIn(string family) => family.Split('\n')[1].Split(' ')[^1];
}
