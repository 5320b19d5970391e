using Witness.Core.Nodes;

namespace Witness.Core.Checks;

/// <summary>
/// Asks every check of every node at once, each under its own deadline, bounded in number. A failed check is asked again
/// after a pause before it counts.
/// </summary>
/// <param name="concurrency">How many checks are at work at once.</param>
/// <param name="every">The interval between rounds, within which a fleet of silent nodes must be done with.</param>
/// <param name="time">The clock.</param>
public sealed class Observer(int concurrency, TimeSpan every, TimeProvider time)
{
    /// <summary>Sockets that only wait are cheap, and still not free: file handles end somewhere.</summary>
    private const int MostWaiting = 20_000;

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
        return await Task.WhenAll(nodes.Select(node => ObserveAsync(node, gate, cancellation)));
    }

    private async Task<Observation> ObserveAsync(Node node, WorkGate gate, CancellationToken cancellation) =>
        new(node, await Task.WhenAll(node.Checks.Select(check => AskAsync(check, node.Retry, gate, cancellation))));

    private async Task<CheckResult> AskAsync(ICheck check, Retry retry, WorkGate gate, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var (answer, took) = await gate.RunAsync(() => TryAsync(check, cancellation), cancellation);
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
        }
    }

    private async Task<(CheckAnswer Answer, TimeSpan Took)> TryAsync(ICheck check, CancellationToken cancellation)
    {
        using var deadline = new Deadline(check.Timeout, time, cancellation);
        try
        {
            return (await check.AskAsync(deadline), deadline.Elapsed);
        }
        catch (OperationCanceledException) when (deadline.Expired)
        {
            return (CheckAnswer.Fail($"no answer within {deadline.Words}"), deadline.Elapsed);
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

    /// <summary>All checks, silent every one of them, are begun within a quarter of the interval.</summary>
    private TimeSpan PatienceFor(IReadOnlyList<Node> nodes)
    {
        var checks = Math.Max(1, nodes.Sum(node => node.Checks.Count));
        var patience = every / 4 * concurrency / checks;
        return patience > LongestPatience ? LongestPatience
            : patience < ShortestPatience ? ShortestPatience
            : patience;
    }
}
