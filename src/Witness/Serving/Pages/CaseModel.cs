namespace Witness.Serving.Pages;

/// <summary>A removal or a row of strikes, with its evidence.</summary>
/// <param name="Id">What it is known by on the page, so that it stays open when the page is refreshed.</param>
/// <param name="Node">The node.</param>
/// <param name="At">When it was decided, or failed last, UTC.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Summary">What happened and why, a sentence each.</param>
/// <param name="Lines">What happened, oldest first.</param>
public sealed record CaseModel(
    string Id,
    string Node,
    DateTimeOffset At,
    string Title,
    IReadOnlyList<string> Summary,
    IReadOnlyList<CaseLine> Lines
);
