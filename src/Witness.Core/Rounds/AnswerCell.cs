using Witness.Core.Checks;

namespace Witness.Core.Rounds;

/// <summary>
/// One answer of one check in one round, in a byte: the ledger keeps one of these for every answer that it ever had, and
/// the sentence only of those that failed. 0: not asked, 1: failed, 2: unknown, 3 to 255: passed, and how long that took on
/// a scale of 6 % a step, from 50 µs to two minutes.
/// </summary>
/// <param name="Code">The byte.</param>
public readonly record struct AnswerCell(byte Code)
{
    private const byte NotAskedCode = 0;
    private const byte FailedCode = 1;
    private const byte UnknownCode = 2;
    private const byte FirstPass = 3;
    private const double Shortest = 50;
    private const double Step = 1.06;

    private static readonly TimeSpan[] Scale =
    [
        .. Enumerable
            .Range(0, byte.MaxValue - FirstPass + 1)
            .Select(level => TimeSpan.FromMicroseconds(Shortest * Math.Pow(Step, level))),
    ];

    /// <summary>Nothing was asked, or nothing is kept of it.</summary>
    public static AnswerCell NotAsked => new(NotAskedCode);

    /// <summary>What the check said; null where it was not asked.</summary>
    public CheckOutcome? Outcome =>
        Code switch
        {
            NotAskedCode => null,
            FailedCode => CheckOutcome.Failed,
            UnknownCode => CheckOutcome.Unknown,
            _ => CheckOutcome.Passed,
        };

    /// <summary>How long a pass took, within 3 %; null for every other answer.</summary>
    public TimeSpan? Took => Code < FirstPass ? null : Scale[Code - FirstPass];

    /// <summary>The cell of an answer.</summary>
    /// <param name="outcome">What the check said.</param>
    /// <param name="took">How long it took.</param>
    public static AnswerCell Of(CheckOutcome outcome, TimeSpan took) =>
        outcome switch
        {
            CheckOutcome.Failed => new AnswerCell(FailedCode),
            CheckOutcome.Unknown => new AnswerCell(UnknownCode),
            _ => new AnswerCell((byte)(FirstPass + LevelOf(took))),
        };

    /// <summary>The place of the first answer that is no pass; negative where all are.</summary>
    internal static int IndexOfNoPass(ReadOnlySpan<byte> answers) =>
        answers.IndexOfAnyInRange(NotAskedCode, UnknownCode);

    private static int LevelOf(TimeSpan took) =>
        took.TotalMicroseconds <= Shortest
            ? 0
            : Math.Min(Scale.Length - 1, (int)Math.Round(Math.Log(took.TotalMicroseconds / Shortest, Step)));
}
