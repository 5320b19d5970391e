using Witness.Core.Stonith;

namespace Witness.Benchmarks.Recording;

/// <summary>What is to be recorded.</summary>
public sealed record RecordingSettings
{
    /// <summary>Where <c>witness.db</c> and the configurations are written; it is there, and holds no ledger.</summary>
    public required string Directory { get; init; }

    /// <summary>The start of the first round, UTC.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>How many rounds.</summary>
    public required int Rounds { get; init; }

    /// <summary>How many nodes, 2 to 60,000.</summary>
    public required int Nodes { get; init; }

    /// <summary>Equal seeds make equal recordings.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The probability that a node that is well fails a round all the same, 0 to 1.</summary>
    public double Failing { get; init; } = 0.005;

    /// <summary>The probability that an outage of one node begins in a round, 0 to 1.</summary>
    public double Outages { get; init; } = 0.002;

    /// <summary>How many times as often as usual an operator does something of his own accord.</summary>
    public double Orders { get; init; } = 1;

    /// <summary>The policy of the daemon.</summary>
    public PolicySettings Policy { get; init; } = new() { Mode = Mode.Act };

    /// <summary>The ledger.</summary>
    public string Ledger => Path.Combine(Directory, "witness.db");
}
