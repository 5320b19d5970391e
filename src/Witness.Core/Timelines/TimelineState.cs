namespace Witness.Core.Timelines;

/// <summary>
/// What a slice of a node's time is shown as. Where its rounds do not agree, an event shows even if one round alone saw it,
/// in this order: <see cref="Leaving"/>, <see cref="Failed"/>, <see cref="Returning"/>, <see cref="Out"/>. Where there is
/// none of these, it is what most of the rounds say, and of as many the first in this order: <see cref="Void"/>,
/// <see cref="Unknown"/>, <see cref="Held"/>, <see cref="Passed"/>, <see cref="NoData"/>. Whether the node failed while it
/// was moving or out, or before that in the same slice, is told by <see cref="TimelineSlice.Failed"/>.
/// </summary>
public enum TimelineState
{
    /// <summary>No round, or none that says anything of the node: no daemon ran, or the node was not asked.</summary>
    NoData,

    /// <summary>The witness found itself blind.</summary>
    Void,

    /// <summary>The witness's own machine was at fault, so that nothing was learnt of the node.</summary>
    Unknown,

    /// <summary>In, and passed.</summary>
    Passed,

    /// <summary>In and held by an operator, and did not fail.</summary>
    Held,

    /// <summary>In, and failed: a strike, whether held or not.</summary>
    Failed,

    /// <summary>Its records were being taken out.</summary>
    Leaving,

    /// <summary>Its records were out.</summary>
    Out,

    /// <summary>Its records were being put back.</summary>
    Returning,
}
