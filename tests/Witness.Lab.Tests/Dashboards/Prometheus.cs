using System.Globalization;
using System.Text.Json;
using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Programs;
using Witness.Lab.Tests.Servers;

namespace Witness.Lab.Tests.Dashboards;

/// <summary>A Prometheus beside the witness, which reads its metrics each second, and what Grafana would ask it.</summary>
public sealed class Prometheus : IAsyncDisposable
{
    /// <summary>Whose metrics it reads: the value of <c>instance</c>.</summary>
    public const string Instance = "127.0.0.1:9853";

    private const string Listens = "127.0.0.1:9090";
    private readonly LabHost _host;
    private readonly ServerProcess _process;
    private readonly DateTimeOffset _began = TimeProvider.System.GetUtcNow();

    private Prometheus(LabHost host, ServerProcess process)
    {
        _host = host;
        _process = process;
    }

    /// <summary>All it has said.</summary>
    public string Said => _process.Said;

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<Prometheus> StartAsync(LabHost host)
    {
        var configuration = Path.Combine(host.Directory, "prometheus.yml");
        await File.WriteAllTextAsync(
            configuration,
            $$"""
            global: { scrape_interval: 1s }
            scrape_configs:
              - job_name: witness
                static_configs: [{ targets: ["{{Instance}}"] }]

            """
        );
        var start = host.Start(
            DebianPrograms.Find("prometheus"),
            $"--config.file={configuration}",
            $"--storage.tsdb.path={Path.Combine(host.Directory, "prometheus")}",
            $"--web.listen-address={Listens}"
        );
        var prometheus = new Prometheus(host, ServerProcess.Start(start));
        await prometheus._process.ListensAsync(9090);
        return prometheus;
    }

    /// <summary>A query over all the time since it was started, as a panel of Grafana's asks: how many series answer it.</summary>
    /// <exception cref="InvalidOperationException">It cannot answer that; the message says why.</exception>
    public async Task<int> SeriesAsync(string query)
    {
        var answer = await AskAsync(
            "query_range",
            $"query={query}",
            $"start={Seconds(_began)}",
            $"end={Seconds(TimeProvider.System.GetUtcNow())}",
            "step=1"
        );
        return answer.GetProperty("result").GetArrayLength();
    }

    /// <summary>The values of a label where a series matches, as a variable of Grafana's asks.</summary>
    /// <exception cref="InvalidOperationException">It cannot answer that; the message says why.</exception>
    public async Task<IReadOnlyList<string>> LabelValuesAsync(string label, string series) =>
        [
            .. (await AskAsync($"label/{label}/values", $"match[]={series}"))
                .EnumerateArray()
                .Select(one => one.GetString()!),
        ];

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _process.DisposeAsync();

    private async Task<JsonElement> AskAsync(string verb, params IEnumerable<string> parameters)
    {
        var finished = await _host.RunAsync(
            "curl",
            [
                "--silent",
                "--get",
                $"http://{Listens}/api/v1/{verb}",
                .. parameters.SelectMany(one => new[] { "--data-urlencode", one }),
            ]
        );
        using var answer = JsonDocument.Parse(finished.Output.Length > 0 ? finished.Output : "{}");
        return answer.RootElement.TryGetProperty("data", out var data)
            ? data.Clone()
            : throw new InvalidOperationException($"{finished}\n{Said}");
    }

    private static string Seconds(DateTimeOffset moment) =>
        (moment.ToUnixTimeMilliseconds() / 1000.0).ToString("F3", CultureInfo.InvariantCulture);
}
