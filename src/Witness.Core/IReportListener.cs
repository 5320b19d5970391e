namespace Witness.Core;

/// <summary>Whoever wants to hear what rounds and orders came to.</summary>
public interface IReportListener
{
    /// <summary>
    /// Hears of it: one report after the other, in the order in which the ledger has them, and before anything else is
    /// decided. Returns at once and throws nothing.
    /// </summary>
    /// <param name="report">What a round came to, or orders between rounds.</param>
    void Hear(RoundReport report);
}
