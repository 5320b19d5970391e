namespace Witness.Core.Checks;

/// <summary>What one anchor said.</summary>
/// <param name="Host">As configured.</param>
/// <param name="Answered">True where it accepted a TCP connection in time.</param>
/// <param name="Detail">What happened, in words.</param>
public sealed record AnchorAnswer(string Host, bool Answered, string Detail)
{
    /// <summary>As in a case file: <c>1.1.1.1:443 answered in 12 ms</c>, <c>9.9.9.9:443: no answer within 5 s</c>.</summary>
    public override string ToString() => Answered ? $"{Host} {Detail}" : $"{Host}: {Detail}";
}
