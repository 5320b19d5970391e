namespace Witness.Core.Checks;

/// <summary>The witness's own eyesight: whether enough of the anchors, well-known hosts outside the fleet, answer.</summary>
public interface IUplink
{
    /// <summary>Asks all anchors now. Never throws but for the cancellation.</summary>
    Task<UplinkAnswer> AskAsync(CancellationToken cancellation);
}

/// <summary>Whether the witness is online.</summary>
/// <param name="Sees">True where enough anchors answered, or none is asked for.</param>
/// <param name="Detail">In words: <c>1 of 3 anchors answered, 2 needed (9.9.9.9:443: no answer within 5 s …)</c>.</param>
public sealed record UplinkAnswer(bool Sees, string Detail)
{
    /// <summary>What each anchor said, in the order of the configuration; empty where none is asked.</summary>
    public IReadOnlyList<AnchorAnswer> Anchors { get; init; } = [];
}
