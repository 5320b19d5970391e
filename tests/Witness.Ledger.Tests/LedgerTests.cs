namespace Witness.Ledger.Tests;

/// <summary>Tests of a ledger, each of which has one of its own.</summary>
public abstract class LedgerTests : IDisposable
{
    private protected LedgerTests() => Ledger = Temp.Open();

    /// <inheritdoc />
    public void Dispose()
    {
        Ledger.Dispose();
        Temp.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Where it lies.</summary>
    private protected TempLedger Temp { get; } = new();

    /// <summary>It, as the daemon has it open.</summary>
    private protected SqliteLedger Ledger { get; }
}
