namespace Witness.Core.Ledger;

/// <summary>Something that the humans must be told. Kept in the ledger so that it is told over restarts as well.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Node">The node; null where it concerns the witness itself.</param>
/// <param name="Text">What happened, and what to do next.</param>
public sealed record Notice(NoticeKind Kind, string? Node, string Text);
