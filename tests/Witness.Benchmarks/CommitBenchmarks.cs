using BenchmarkDotNet.Attributes;
using Witness.Core.Ledger;
using Witness.Ledger;

namespace Witness.Benchmarks;

/// <summary>What it takes to write a round down and to recall what is known, in a ledger on disk that is synchronised.</summary>
public class CommitBenchmarks
{
    private DirectoryInfo _directory = null!;
    private SqliteLedger _ledger = null!;
    private LedgerEntry _entry = null!;

    /// <summary>The size of the fleet.</summary>
    [Params(50, 1_000, 10_000)]
    public int Nodes { get; set; }

    /// <summary>The share of nodes that fail.</summary>
    [Params(0.0, 0.01)]
    public double Failing { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _directory = Directory.CreateTempSubdirectory("witness-benchmark-");
        _ledger = SqliteLedger.Open(Path.Combine(_directory.FullName, "witness.db"));
        var scene = new Scene(Nodes, Failing);
        var thought = scene.Judged();
        _entry = thought.ToEntry(scene.Mark, scene.Observations) with { Sight = scene.SightOf(thought) };
        await _ledger.CommitAsync(_entry with { Standings = [.. thought.Standings.Values] }, CancellationToken.None);
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _ledger.Dispose();
        _directory.Delete(recursive: true);
    }

    [Benchmark]
    public Task Commit()
    {
        var mark = _entry.Round!;
        _entry = _entry with { Round = mark with { Number = mark.Number + 1, At = mark.At.AddMinutes(1) } };
        return _ledger.CommitAsync(_entry, CancellationToken.None);
    }

    [Benchmark]
    public Task<Recollection> Recall() => _ledger.RecallAsync(CancellationToken.None);
}
