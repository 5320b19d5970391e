using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Programs;
using Witness.Lab.Tests.Running;

namespace Witness.Lab.Tests.Dashboards;

/// <summary>A real Prometheus reads a real witness, and is asked what the dashboard would have Grafana ask.</summary>
public sealed class DashboardStories(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task Every_panel_has_something_to_show_once_a_node_was_removed_and_put_back()
    {
        using var dashboard = new Dashboard();
        await using var witness = await LabWitness.WatchAsync(lab, new LabConfiguration { Told = "/bin/true" });
        await using var prometheus = await Prometheus.StartAsync(lab.WitnessHost);
        await VariablesAsync(dashboard, prometheus);

        await lab["taiga"].SufferAsync(NodeFault.HttpsDown);
        await witness.UntilOutAsync("taiga");
        await lab["taiga"].HealAsync();
        await witness.UntilReadyAsync("taiga", 3);
        await witness.ExpectAsync(0, "readd", "taiga");
        await UntilReturnWasReadAsync(prometheus);
        witness.Daemon!.Send(Signal.HangUp);

        foreach (
            var (title, query) in dashboard
                .Queries(All, All)
                .Concat(dashboard.Queries(Chosen(Prometheus.Instance), Chosen("taiga")))
        )
        {
            await Patience.UntilAsync(
                $"'{title}' shows something: {query}",
                async () => await prometheus.SeriesAsync(query) > 0,
                () => Task.FromResult($"{prometheus.Said}\n{witness.Said}\n{witness.Daemon.Threads}")
            );
        }
    }

    // A reload begins the counters anew: what nobody has read by then, nobody will.
    private static Task UntilReturnWasReadAsync(Prometheus prometheus) =>
        Patience.UntilAsync(
            "the return was read",
            async () => await prometheus.SeriesAsync("witness_returns_total{node=\"taiga\"} > 0") > 0,
            () => Task.FromResult(prometheus.Said)
        );

    private async Task VariablesAsync(Dashboard dashboard, Prometheus prometheus)
    {
        var expected = new Dictionary<string, IEnumerable<string>>(StringComparer.Ordinal)
        {
            ["instance"] = [Prometheus.Instance],
            ["node"] = lab.Nodes.Select(node => node.Name).Order(StringComparer.Ordinal),
        };
        foreach (var (name, label, series) in dashboard.Variables(All))
        {
            await Patience.UntilAsync(
                $"${name} can be chosen",
                async () => (await prometheus.LabelValuesAsync(label, series)).SequenceEqual(expected[name]),
                () => Task.FromResult(prometheus.Said)
            );
        }
    }

    // What the variables' "All" stands for.
    private const string All = ".*";

    // Several values are written as a group of literals, also where only one is chosen beside one that is gone.
    private static string Chosen(string value) => $"({value.Replace(".", @"\\.", StringComparison.Ordinal)}|gone)";
}
