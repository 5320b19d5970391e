namespace Witness.Cli.Json;

/// <summary>What came of an order, with <c>--json</c>.</summary>
internal sealed record OrderShape(long Order, string State, string? Answer);
