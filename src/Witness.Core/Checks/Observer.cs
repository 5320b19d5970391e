using Witness.Core.Nodes;

namespace Witness.Core.Checks;

/// <summary>
/// Asks every check of every node, each under its own deadline, bounded in number. A failed check is asked again after a
/// pause before it counts.
/// <para>
/// Checks are begun one after the other, each only when all work that is ready on this machine has had its turn. So no more
/// of them are under way than the nodes, not this machine, keep waiting, and the latency that is measured is the node's.
/// The order of the nodes is another one each round, so that none is always the last to be asked.
/// </para>
/// </summary>
/// <param name="concurrency">How many checks are at work at once.</param>
/// <param name="every">The interval between rounds, within which a fleet of silent nodes must be done with.</param>
/// <param name="random">Orders the nodes of each round.</param>
/// <param name="time">The clock.</param>
public sealed class Observer(int concurrency, TimeSpan every, Random random, TimeProvider time)
{
    /// <summary>Sockets that only wait are cheap, and still not free: file handles end somewhere.</summary>
    private const int MostWaiting = 20_000;

    /// <summary>10,000 questions a second at most, some fifty of them at once: a fleet of 10,000 nodes within seconds.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromMicroseconds(100);

    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestPatience = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks all.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="cancellation">Abandons the round.</param>
    /// <returns>An observation of each node, in their order.</returns>
    /// <exception cref="OperationCanceledException">The round was abandoned.</exception>
    public async Task<IReadOnlyList<Observation>> ObserveAsync(
        IReadOnlyList<Node> nodes,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(nodes);
        using var gate = new WorkGate(concurrency, MostWaiting, PatienceFor(nodes), time);
        var pace = new Pace(Gap, time);
        var asked = new List<Task<CheckResult>>[nodes.Count];
        try
        {
            foreach (var place in ShuffledPlaces(nodes.Count))
            {
                var node = nodes[place];
                asked[place] = new List<Task<CheckResult>>(node.Checks.Count);
                foreach (var check in node.Checks)
                {
                    var work = await gate.EnterAsync(cancellation);
                    await pace.WaitAsync(cancellation);
                    await LetReadyWorkGoFirstAsync();
                    asked[place].Add(AskAsync(check, node.Retry, work, gate, cancellation));
                }
            }
        }
        finally
        {
            // Also of a round that was abandoned: no check may outlive the gate.
            Task all = Task.WhenAll(asked.OfType<List<Task<CheckResult>>>().SelectMany(results => results));
            await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // The last answer may have come on a thread that reads answers: the rest of the round is not its work.
            await Task.Yield();
        }

        cancellation.ThrowIfCancellationRequested();
        return
        [
            .. nodes.Zip(asked, (node, results) => new Observation(node, results.ConvertAll(static one => one.Result))),
        ];
    }

    private async Task<CheckResult> AskAsync(
        ICheck check,
        Retry retry,
        WorkPlace place,
        WorkGate gate,
        CancellationToken cancellation
    )
    {
        for (var tries = 1; ; tries++)
        {
            var (answer, took) = await TryAsync(check, place, cancellation);
            if (answer.Outcome != CheckOutcome.Failed || tries > retry.Times)
            {
                return new CheckResult(
                    check.Kind,
                    check.Address,
                    check.Role,
                    answer.Outcome,
                    took,
                    answer.Detail,
                    answer.Evidence,
                    tries
                );
            }

            await Task.Delay(retry.After, time, cancellation);
            place = await gate.EnterAsync(cancellation);
        }
    }

    private async Task<(CheckAnswer Answer, TimeSpan Took)> TryAsync(
        ICheck check,
        WorkPlace place,
        CancellationToken cancellation
    )
    {
        using var work = place;
        using var deadline = new Deadline(check.Timeout, time, cancellation);
        try
        {
            var answer = await check.AskAsync(deadline);
            return (answer, answer.Took ?? deadline.Elapsed);
        }
        catch (OperationCanceledException) when (deadline.Expired)
        {
            return (deadline.TimeIsUp("no answer"), deadline.Elapsed);
        }
        catch (Exception error)
        {
            cancellation.ThrowIfCancellationRequested();
            // A check that throws is a fault of ours: it must cost neither the node a strike nor the fleet its round.
            return (
                CheckAnswer.Unknown(
                    $"the check itself broke ({error.GetType().Name}: {error.Message}): please report it"
                ),
                deadline.Elapsed
            );
        }
    }

    private int[] ShuffledPlaces(int count)
    {
        int[] places = [.. Enumerable.Range(0, count)];
        random.Shuffle(places);
        return places;
    }

    /// <summary>Goes to the back of the thread pool's queue: answers that have come are read before a new question is asked.</summary>
    private static Task LetReadyWorkGoFirstAsync() =>
        ThreadPool.PendingWorkItemCount == 0
            ? Task.CompletedTask
            : Task.Factory.StartNew(
                static () => { },
                CancellationToken.None,
                TaskCreationOptions.PreferFairness,
                TaskScheduler.Default
            );

    /// <summary>All checks, silent every one of them, are begun within a sixth of the interval.</summary>
    private TimeSpan PatienceFor(IReadOnlyList<Node> nodes)
    {
        var checks = Math.Max(1, nodes.Sum(node => node.Checks.Count));
        var patience = every / 6 * concurrency / checks;
        return patience > LongestPatience ? LongestPatience
            : patience < ShortestPatience ? ShortestPatience
            : patience;
    }
}
