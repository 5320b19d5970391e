using Witness.Core.Ledger;
using Witness.Ledger;

namespace Witness.Hosting;

/// <summary>
/// Keeps rounds apart. Strikes are meant to be an interval apart, and triggers can come closer: after a reload in the middle
/// of a round whose strikes are in the ledger already, and where a trigger was late. Such a round would be a second strike for
/// the same fault.
/// </summary>
/// <param name="ledger">Knows the last round of the daemon that was here before a reload.</param>
/// <param name="occasion">Whether there was one.</param>
/// <param name="every">The interval.</param>
/// <param name="time">A clock that is not set while this lives.</param>
internal sealed class RoundSpacing(ILedger ledger, Occasion occasion, TimeSpan every, TimeProvider time)
{
    private DateTimeOffset? _last;

    /// <summary>
    /// True where the last round began less than half an interval ago, so that the next one has to wait for its trigger;
    /// else a round begins now.
    /// </summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public async Task<bool> IsTooSoonAsync(CancellationToken cancellation)
    {
        if (_last is null && occasion.IsReload)
        {
            _last = (await ledger.RecallAsync(cancellation)).LastRound?.At;
        }

        var now = time.GetUtcNow();
        // One that lies in the future says nothing: the clock was set back before the reload.
        if (now >= _last && now - _last < every / 2)
        {
            return true;
        }

        _last = now;
        return false;
    }
}
