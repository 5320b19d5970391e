using Witness.Core.Checks;

namespace Witness.Checks.Tests;

/// <summary>Asks a check as the observer does.</summary>
internal static class Asking
{
    /// <summary>So long that only a hanging check meets it.</summary>
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(30);

    public static async Task<CheckAnswer> AnswerAsync(this ICheck check)
    {
        using var deadline = new Deadline(Generous, TimeProvider.System, TestContext.Current.CancellationToken);
        return await check.AskAsync(deadline);
    }

    /// <summary>Asks with a deadline of 10 s, which passes as soon as something has happened.</summary>
    public static async Task<CheckAnswer> AnswerAfterDeadlineAsync(this ICheck check, FakeTime time, Task happened)
    {
        using var deadline = new Deadline(TimeSpan.FromSeconds(10), time, TestContext.Current.CancellationToken);
        var asking = check.AskAsync(deadline);
        await Task.WhenAny(happened, asking);
        time.Advance(TimeSpan.FromSeconds(10));
        return await asking;
    }
}
