using BenchmarkDotNet.Attributes;
using Witness.Core.Ledger;

namespace Witness.Benchmarks;

/// <summary>What it takes to think a round through: from what was recalled and seen to what is to be written down.</summary>
public class PolicyBenchmarks
{
    private Scene _scene = null!;

    /// <summary>The size of the fleet.</summary>
    [Params(50, 10_000)]
    public int Nodes { get; set; }

    /// <summary>The share of nodes that fail.</summary>
    [Params(0.0, 0.01)]
    public double Failing { get; set; }

    [GlobalSetup]
    public void SetUp() => _scene = new Scene(Nodes, Failing);

    [Benchmark]
    public LedgerEntry CountAndJudge() => _scene.Judged().ToEntry(_scene.Mark, _scene.Observations);
}
