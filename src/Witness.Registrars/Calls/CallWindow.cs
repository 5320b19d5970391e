namespace Witness.Registrars.Calls;

/// <summary>How many calls an API takes in a span of time, wherever it begins.</summary>
/// <param name="Span">The span.</param>
/// <param name="Calls">The calls of all kinds.</param>
/// <param name="Looks">No look is made that would be more than this many; the rest is kept for changes.</param>
internal sealed record CallWindow(TimeSpan Span, int Calls, int Looks)
{
    /// <summary>A minute, of which half is kept: three changes of Namecheap's, at its own limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No call is allowed at all.</exception>
    public static CallWindow Minute(int calls)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(calls, 1);
        return new CallWindow(TimeSpan.FromMinutes(1), calls, Math.Max(1, calls / 2));
    }

    /// <summary>A longer span, of which a third is kept.</summary>
    public static CallWindow Of(TimeSpan span, int calls) => new(span, calls, Math.Max(1, calls - calls / 3));
}
