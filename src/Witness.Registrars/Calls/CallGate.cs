using Witness.Core;
using Witness.Core.Dns;

namespace Witness.Registrars.Calls;

/// <summary>
/// Lets calls of one account through. A call of a change waits a little for its share of the budget; a look does not wait.
/// The gate can be closed for a while, because what turned one call away would turn away them all.
/// </summary>
/// <param name="api">Whose API, for messages.</param>
/// <param name="windows">What it allows, the shortest span first.</param>
/// <param name="time">The clock.</param>
internal sealed class CallGate(string api, IReadOnlyList<CallWindow> windows, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly CallBudget _budget = new(windows, time);
    private readonly Lock _lock = new();
    private RegistrarException? _closedBy;
    private long _closedAt;
    private TimeSpan _closedFor;

    /// <summary>True while no call is let through.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_lock)
            {
                return IsClosed_NeedsLock();
            }
        }
    }

    /// <summary>Returns when a call may be sent, which then counts.</summary>
    /// <exception cref="RegistrarException">
    /// It may not be sent now; nothing was. A look is put off (<see cref="RegistrarFault.PutOff"/>) where calls are short.
    /// </exception>
    public async Task EnterAsync(CallUrgency urgency, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var begun = time.GetTimestamp();
        while (true)
        {
            ThrowIfClosed(urgency);
            var wait = _budget.Take(urgency);
            if (wait == TimeSpan.Zero)
            {
                return;
            }

            if (urgency == CallUrgency.Look || time.GetElapsedTime(begun) + wait > Patience)
            {
                throw Spent(urgency);
            }

            await Task.Delay(wait, time, cancellation);
        }
    }

    /// <summary>Lets no call through for a while.</summary>
    /// <param name="error">Why, said to every call that comes meanwhile.</param>
    /// <param name="span">For how long.</param>
    public void Close(RegistrarException error, TimeSpan span)
    {
        lock (_lock)
        {
            (_closedBy, _closedAt, _closedFor) = (error, time.GetTimestamp(), span);
        }
    }

    private void ThrowIfClosed(CallUrgency urgency)
    {
        lock (_lock)
        {
            if (IsClosed_NeedsLock())
            {
                var isShort = urgency == CallUrgency.Look && _closedBy!.Fault == RegistrarFault.Busy;
                throw new RegistrarException(
                    isShort ? RegistrarFault.PutOff : _closedBy!.Fault,
                    _closedBy!.Message,
                    _closedBy
                );
            }
        }
    }

    private bool IsClosed_NeedsLock() => _closedBy is not null && time.GetElapsedTime(_closedAt) < _closedFor;

    /// <summary>The same words each time, so that it is told once.</summary>
    private RegistrarException Spent(CallUrgency urgency)
    {
        var budget =
            $"the budget of calls to {api} ({Phrase.Of(windows[0].Calls, "call")} a minute, see callsPerMinute)";
        return urgency == CallUrgency.Look
            ? new RegistrarException(RegistrarFault.PutOff, $"{budget} has none left for looks")
            : new RegistrarException(
                RegistrarFault.Busy,
                $"{budget} is spent; nothing was sent, and a later round goes on"
            );
    }
}
