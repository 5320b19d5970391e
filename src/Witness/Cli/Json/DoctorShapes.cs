namespace Witness.Cli.Json;

/// <summary><c>witness doctor --json</c>. <c>ok</c> is false where anything failed.</summary>
internal sealed record DoctorShape(bool Ok, IReadOnlyList<FindingShape> Findings);

/// <summary>One finding. <c>level</c> is <c>ok</c>, <c>warn</c> or <c>fail</c>; <c>remedy</c> is null where nothing needs to be done.</summary>
internal sealed record FindingShape(string Level, string Subject, string Text, string? Remedy);
