using Spectre.Console;
using Witness.Core.Timelines;

namespace Witness.Cli.Timelines;

/// <summary>
/// How a slice looks: a line that goes on while the node passes, is crossed by a strike, falls away as the node leaves and
/// comes back with it. No two signs differ in colour alone.
/// </summary>
/// <param name="Drawn">As it is drawn.</param>
/// <param name="Plain">As it is in ASCII.</param>
/// <param name="Colour">Its colour at a terminal.</param>
/// <param name="Word">What it means.</param>
internal sealed record TimelineSign(char Drawn, char Plain, Color Colour, string Word)
{
    private static readonly TimelineSign Passed = new('━', '.', Color.Green, "passed");
    private static readonly TimelineSign Strike = new('╳', 'x', Color.Red, "strike");
    private static readonly TimelineSign Leaving = new('╲', '\\', Color.Yellow, "leaving");
    private static readonly TimelineSign Failing = new('▒', '#', Color.Red, "out, fails");
    private static readonly TimelineSign Out = new('░', 'o', Color.Yellow, "out");
    private static readonly TimelineSign Returning = new('╱', '/', Color.Yellow, "returning");
    private static readonly TimelineSign Held = new('═', '=', Color.Aqua, "held");
    private static readonly TimelineSign Void = new('┄', '~', Color.Fuchsia, "void");
    private static readonly TimelineSign Unknown = new('?', '?', Color.Yellow, "unknown");
    private static readonly TimelineSign NoData = new('·', '_', Color.Grey, "no data");

    /// <summary>All of them, in the order of the legend.</summary>
    public static IReadOnlyList<TimelineSign> All { get; } =
    [Passed, Strike, Leaving, Failing, Out, Returning, Held, Void, Unknown, NoData];

    /// <summary>The sign of a slice.</summary>
    public static TimelineSign Of(TimelineSlice slice) =>
        slice.State switch
        {
            TimelineState.Passed => Passed,
            TimelineState.Failed => Strike,
            TimelineState.Leaving => Leaving,
            TimelineState.Out => slice.Failed > 0 ? Failing : Out,
            TimelineState.Returning => Returning,
            TimelineState.Held => Held,
            TimelineState.Void => Void,
            TimelineState.Unknown => Unknown,
            _ => NoData,
        };

    /// <summary>The sign as a cell.</summary>
    /// <param name="draws">True where more than ASCII can be shown.</param>
    public Cell ToCell(bool draws) => new((draws ? Drawn : Plain).ToString(), Colour);
}
