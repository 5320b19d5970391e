namespace Witness.Registrars.Calls;

/// <summary>
/// The calls of one reading, one after the other. A look may be put off before its first call only: what has begun is ended,
/// for half a list is of no use and its calls are spent.
/// </summary>
/// <param name="first">The urgency of the reading.</param>
internal sealed class CallSeries(CallUrgency first)
{
    private CallUrgency _next = first;

    /// <summary>The urgency of the next call.</summary>
    public CallUrgency Next()
    {
        var urgency = _next;
        _next = CallUrgency.Change;
        return urgency;
    }
}
