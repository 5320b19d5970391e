namespace Witness.Lab.Tests.Programs;

/// <summary>Waits for conditions, never for a time.</summary>
public static class Patience
{
    /// <summary>How long a condition may take on a busy machine before the test has failed.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    /// <summary>Waits until a condition holds, asking again after each pause.</summary>
    /// <param name="what">The condition in words, for the message of its failure.</param>
    /// <param name="holds">Asks once.</param>
    /// <param name="circumstances">What else the message of a failure shows.</param>
    /// <param name="pause">Between two questions; a tenth of a second where nothing is said.</param>
    /// <exception cref="TimeoutException">It did not come true within <see cref="Limit"/>.</exception>
    public static async Task UntilAsync(
        string what,
        Func<Task<bool>> holds,
        Func<Task<string>>? circumstances = null,
        TimeSpan? pause = null
    )
    {
        var cancellation = TestContext.Current.CancellationToken;
        var began = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            if (TimeProvider.System.GetElapsedTime(began) > Limit)
            {
                var seen = circumstances is null ? "" : await circumstances();
                throw new TimeoutException($"Not within {Limit.TotalSeconds:0} s: {what}\n{seen}");
            }

            await Task.Delay(pause ?? TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellation);
        }
    }

    /// <summary>Waits until a condition holds that is answered at once.</summary>
    public static Task UntilAsync(string what, Func<bool> holds, Func<string>? circumstances = null) =>
        UntilAsync(
            what,
            () => Task.FromResult(holds()),
            circumstances is null ? null : () => Task.FromResult(circumstances()),
            TimeSpan.FromMilliseconds(20)
        );
}
