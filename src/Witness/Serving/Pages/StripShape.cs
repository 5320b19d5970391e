namespace Witness.Serving.Pages;

/// <summary>
/// The shape of what a slice of a strip says, so that it is told without its colour: what is higher matters more.
/// </summary>
/// <param name="Top">How far it begins below the strip's upper edge, of <see cref="Full"/>.</param>
/// <param name="Height">How high it is.</param>
public readonly record struct StripShape(int Top, int Height)
{
    /// <summary>The height of a strip.</summary>
    public const int Full = 20;

    /// <summary>What a legend explains, in its order.</summary>
    public static IReadOnlyList<(string State, string Words)> Legend { get; } =
    [
        ("passed", "passes"),
        ("failed", "strike"),
        ("leaving", "on its way"),
        ("out", "out"),
        ("held", "held"),
        ("unknown", "unknown"),
        ("void", "void round"),
    ];

    /// <summary>The shape of a state; of no height where there is nothing to show.</summary>
    public static StripShape Of(string state) =>
        state switch
        {
            "passed" => new StripShape(12, 8),
            "failed" => new StripShape(0, Full),
            "leaving" or "returning" => new StripShape(3, 14),
            "out" => new StripShape(7, 6),
            "held" => new StripShape(9, 11),
            "unknown" => new StripShape(16, 4),
            "void" => new StripShape(18, 2),
            _ => default,
        };
}
