namespace Witness.Core.Tests.Doubles;

/// <summary>Waits for what other threads are about to do, and for no time of its own.</summary>
public static class Conditions
{
    public static async Task UntilAsync(Func<bool> condition)
    {
        var limit = TimeProvider.System.GetUtcNow().AddSeconds(30);
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < limit, "the condition did not come true within 30 s");
            await QuietAsync();
        }
    }

    /// <summary>Lets the work items of the pool that are queued now go first.</summary>
    public static async Task QuietAsync()
    {
        for (var turn = 0; turn < 3; turn++)
        {
            var queued = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            ThreadPool.UnsafeQueueUserWorkItem(static source => source.SetResult(), queued, preferLocal: false);
            await queued.Task;
        }
    }
}
