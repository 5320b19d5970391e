using Witness.Core.Dns;
using Witness.Registrars.Calls;

namespace Witness.Registrars.Namecheap;

/// <summary>
/// How long nothing is sent after an answer that concerns the whole account: after a rate limit a minute, then two, up to a
/// quarter of an hour; after a refused login a minute, for several of those lock the account (1017411).
/// </summary>
/// <param name="gate">Is closed meanwhile.</param>
internal sealed class AccountPauses(CallGate gate)
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private readonly Lock _lock = new();
    private TimeSpan _next = First;

    /// <summary>Takes note of how a call ended.</summary>
    /// <param name="error">Why it was no success; null for a success.</param>
    public void Note(ApiError? error)
    {
        lock (_lock)
        {
            if (error is null)
            {
                _next = First;
            }
            else if (error.Fault == RegistrarFault.Busy && !gate.IsClosed)
            {
                gate.Close(error.ToException(), _next);
                _next = TimeSpan.FromTicks(Math.Min(2 * _next.Ticks, Longest.Ticks));
            }
            else if (error.IsLogin && !gate.IsClosed)
            {
                gate.Close(error.ToException(), First);
            }
        }
    }
}
