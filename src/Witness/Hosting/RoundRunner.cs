using Microsoft.Extensions.Logging;
using Witness.Core;
using Witness.Ledger;

namespace Witness.Hosting;

/// <summary>
/// Runs rounds for the daemon: whatever goes wrong in one is told, and the next one comes. Reports what each came to.
/// </summary>
/// <param name="round">A minute's work.</param>
/// <param name="clock">Is told when rounds end.</param>
/// <param name="log">For what should not happen.</param>
internal sealed class RoundRunner(Round round, RoundClock clock, ILogger<RoundRunner> log)
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes after the first round, however it ended: from then on orders are taken up.</summary>
    public Task FirstRound => _first.Task;

    /// <summary>Goes on where another daemon of this process has been: its first round was long ago.</summary>
    public void GoOn() => _first.TrySetResult();

    /// <summary>Runs one round.</summary>
    /// <returns>What it came to; null where it was abandoned or broke.</returns>
    public async Task<RoundReport?> RunAsync(CancellationToken cancellation)
    {
        try
        {
            return await round.RunAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            log.LogInformation(
                "round abandoned: the daemon stops. What was decided and not finished is resumed at the next start"
            );
            return null;
        }
        catch (LedgerException error)
        {
            log.LogError("round not closed, nothing of it counts: {Reason}", error.Message);
            return null;
        }
        catch (Exception error)
        {
            // One broken round must not end the watch: the next trigger tries again, and the trace says what to report.
            log.LogCritical(error, "round broken, nothing of it counts: please report this");
            return null;
        }
        finally
        {
            clock.End();
            _first.TrySetResult();
        }
    }
}
