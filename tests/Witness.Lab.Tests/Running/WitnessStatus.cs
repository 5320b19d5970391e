using System.Text.Json;

namespace Witness.Lab.Tests.Running;

/// <summary>What <c>witness status --json</c> printed.</summary>
/// <param name="Mode"><c>observe</c> or <c>act</c>.</param>
/// <param name="Frozen">Whether DNS changes are forbidden.</param>
/// <param name="Round">The last round; null before the first.</param>
/// <param name="Nodes">Every node.</param>
public sealed record WitnessStatus(string Mode, bool Frozen, RoundStatus? Round, IReadOnlyList<NodeStatus> Nodes)
{
    /// <summary>Whether a daemon has the ledger.</summary>
    public bool Daemon { get; init; }

    /// <summary>The node of a name.</summary>
    public NodeStatus this[string name] => Nodes.Single(node => node.Name == name);
}

/// <summary>The last round.</summary>
/// <param name="At">When it began.</param>
/// <param name="Void">Why it is void; null where it is not.</param>
public sealed record RoundStatus(DateTimeOffset At, JsonElement? Void)
{
    /// <summary>Whether the witness found itself blind.</summary>
    public bool IsVoid => Void is not null;
}

/// <summary>A node.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rotation"><c>in</c>, <c>leaving</c>, <c>out</c>, <c>returning</c> or <c>absent</c>.</param>
/// <param name="Held">Its hold; null where it is not held.</param>
/// <param name="Strikes">Those in the window.</param>
/// <param name="Threshold">How many fence it.</param>
/// <param name="CleanRounds">How many rounds running it has passed.</param>
/// <param name="Checks">The last answers.</param>
public sealed record NodeStatus(
    string Name,
    string Rotation,
    JsonElement? Held,
    int Strikes,
    int Threshold,
    int CleanRounds,
    IReadOnlyList<CheckStatus> Checks
)
{
    /// <summary>The zones that a move waits for.</summary>
    public IReadOnlyList<WaitStatus> Waiting { get; init; } = [];

    /// <summary>Whether everything that was asked of it last was answered.</summary>
    public bool Passes => Checks.Count > 0 && Checks.All(check => check.Passed == true);

    /// <summary>The checks that failed last, each once.</summary>
    public IEnumerable<string> Failing =>
        Checks.Where(check => check.Passed == false).Select(check => check.Check).Distinct(StringComparer.Ordinal);
}

/// <summary>The last answer to one check at one address.</summary>
/// <param name="Check">The kind of check.</param>
/// <param name="Address">The address asked.</param>
/// <param name="Passed">Whether it passed; null where that is not known.</param>
/// <param name="Detail">What was answered, in words.</param>
public sealed record CheckStatus(string Check, string Address, bool? Passed, string? Detail);

/// <summary>A zone that a move waits for.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Error">Why the last try failed; null where there was none.</param>
public sealed record WaitStatus(string Zone, int Tries, string? Error);
