namespace Witness.Core.Checks;

/// <summary>How often a failed check is asked again within its round before it counts as failed.</summary>
/// <param name="Times">How many more times; 0 switches retries off.</param>
/// <param name="After">The pause before each.</param>
public readonly record struct Retry(int Times, TimeSpan After)
{
    /// <summary>Once more, 5 s later.</summary>
    public static Retry Default { get; } = new(1, TimeSpan.FromSeconds(5));
}
