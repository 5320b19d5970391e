using BenchmarkDotNet.Attributes;
using Witness.Core;
using Witness.Core.Rounds;

namespace Witness.Benchmarks;

/// <summary>What it takes to make the bytes that are kept of every round, and to find in them who did not pass.</summary>
public class SightBenchmarks
{
    private Scene _scene = null!;
    private Deliberation _thought = null!;
    private RoundSight _sight = null!;

    /// <summary>The size of the fleet.</summary>
    [Params(50, 1_000, 10_000)]
    public int Nodes { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _scene = new Scene(Nodes, failing: 0.01);
        _thought = _scene.Judged();
        _sight = _scene.SightOf(_thought);
    }

    [Benchmark]
    public RoundSight Encode() => _scene.SightOf(_thought);

    [Benchmark]
    public IReadOnlyList<int> FindThoseNotPassing() => _sight.NodesNotPassing();
}
