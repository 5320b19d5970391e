namespace Witness.Checks.Anchors;

/// <summary>What one anchor said.</summary>
/// <param name="Host">As configured.</param>
/// <param name="Answered">True where it accepted a TCP connection in time.</param>
/// <param name="Detail">What happened, in words.</param>
public sealed record AnchorAnswer(string Host, bool Answered, string Detail);
