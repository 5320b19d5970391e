using Witness.Core.Checks;

namespace Witness.Ledger.History;

/// <summary>What a node answered last.</summary>
/// <param name="Node">The node.</param>
/// <param name="Round">The round; null where it was none.</param>
/// <param name="At">When it was written down, UTC.</param>
/// <param name="Results">The result of each of its checks.</param>
public sealed record NodeAnswers(string Node, long? Round, DateTimeOffset At, IReadOnlyList<CheckResult> Results);
