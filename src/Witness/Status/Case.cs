using Witness.Ledger.History;

namespace Witness.Status;

/// <summary>A node's case: why it was removed, or has strikes, with the evidence. What terminal and page show alike.</summary>
/// <param name="Span">From when to when.</param>
internal sealed record Case(CaseSpan Span)
{
    /// <summary>The node.</summary>
    public string Node => Span.Node;

    /// <summary>Which of the node's cases it is: 1 for the latest, 2 for the one before it.</summary>
    public int Number { get; init; } = 1;

    /// <summary>The node's earlier cases, newest first.</summary>
    public IReadOnlyList<CaseSpan> Earlier { get; init; } = [];

    /// <summary>The answer, in plain words.</summary>
    public required CaseSummary Summary { get; init; }

    /// <summary>
    /// What happened, oldest first. Of the strikes those up to the decision, the newest <see cref="CaseReader.MostStrikes"/>
    /// of them, with their evidence; of the recoveries after the decision the first.
    /// </summary>
    public IReadOnlyList<HistoryEvent> Events { get; init; } = [];

    /// <summary>What else was seen in the rounds of the strikes, by the round's number; without those of which nothing is kept.</summary>
    public IReadOnlyDictionary<long, StrikeContext> Contexts { get; init; } = new Dictionary<long, StrikeContext>();

    /// <summary>All strikes up to the decision, those that are not among the events included; null where there was none.</summary>
    public StrikeSpell? Before { get; init; }

    /// <summary>The strikes after the decision, of which no evidence is shown; null where there was none.</summary>
    public StrikeSpell? After { get; init; }

    /// <summary>How many strikes were within the policy's window at the last one shown, it included.</summary>
    public int InWindow { get; init; }

    /// <summary>The strikes with their evidence, oldest first.</summary>
    public IEnumerable<HistoryEvent> Strikes => Events.Where(one => one.Kind == HistoryKinds.Strike);

    /// <summary>What else was seen in the round of a strike; null where nothing is kept of it.</summary>
    public StrikeContext? ContextOf(HistoryEvent strike) =>
        strike.Round is { } round ? Contexts.GetValueOrDefault(round) : null;
}
