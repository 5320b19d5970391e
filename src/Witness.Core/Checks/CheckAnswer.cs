namespace Witness.Core.Checks;

/// <summary>What a check itself says of one try. The observer makes the round's <see cref="CheckResult"/> of it.</summary>
/// <param name="Outcome">Passed, failed or unknown.</param>
/// <param name="Detail">
/// One sentence fragment without a final dot, fit for the history: <c>503 Service Unavailable, expected 200</c>. Text that
/// came from the node is shortened and holds no control characters.
/// </param>
/// <param name="Evidence">What was seen on the way, or null where there is nothing more to say.</param>
public sealed record CheckAnswer(CheckOutcome Outcome, string Detail, CheckEvidence? Evidence = null)
{
    /// <summary>How long the node took, where the check knows that better than the clock around it; else null.</summary>
    public TimeSpan? Took { get; init; }

    /// <summary>The node answered as it should.</summary>
    public static CheckAnswer Pass(string detail, CheckEvidence? evidence = null) =>
        new(CheckOutcome.Passed, detail, evidence);

    /// <summary>The node is at fault.</summary>
    public static CheckAnswer Fail(string detail, CheckEvidence? evidence = null) =>
        new(CheckOutcome.Failed, detail, evidence);

    /// <summary>The witness's own machine is at fault.</summary>
    public static CheckAnswer Unknown(string detail) => new(CheckOutcome.Unknown, detail);
}
