namespace Witness.Registrars.Exec;

/// <summary>The answer to <c>apply</c>.</summary>
internal static class AppliedAnswer
{
    /// <summary>True, and nothing less: whatever else was said leaves the outcome unknown.</summary>
    /// <exception cref="FormatException">It is no such answer.</exception>
    public static bool Read(AnswerObject answer)
    {
        answer.Expect("version", "applied");
        return answer.Flag("applied")
            ? true
            : throw new FormatException("applied is false: a change that was not made is told as an error");
    }
}
