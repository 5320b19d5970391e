namespace Witness.Core.Ledger;

/// <summary>What became of a zone change.</summary>
public enum ChangeOutcome
{
    /// <summary>Written down and not yet confirmed: applied or not, the next try finds out.</summary>
    Intended,

    /// <summary>The registrar's read-back shows it.</summary>
    Accepted,

    /// <summary>It was not made, or its outcome is unclear.</summary>
    Failed,
}
