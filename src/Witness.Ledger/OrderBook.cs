using Witness.Core.Orders;
using Witness.Ledger.Tables;

namespace Witness.Ledger;

/// <summary>
/// What the command line may write into the ledger: orders. To be opened for one command and closed again. What went wrong
/// is told as <see cref="LedgerException"/>.
/// </summary>
public sealed class OrderBook : IDisposable
{
    private readonly LedgerConnection _ledger;

    private OrderBook(LedgerConnection ledger) => _ledger = ledger;

    /// <summary>Opens the ledger to give orders.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="LedgerException">
    /// There is none, this user may not write into it, or it is of another witness's version.
    /// </exception>
    public static OrderBook Open(string path) => new(new LedgerConnection(path, LedgerFile.OpenToOrder(path)));

    /// <summary>Writes an order down. Waits 5 s at most for a daemon that is writing.</summary>
    /// <param name="order">The order; its number is given here.</param>
    /// <param name="cancellation">Ends the waiting for other orders of this process.</param>
    /// <returns>Its number.</returns>
    /// <exception cref="LedgerException">The ledger could not be written; there is no order.</exception>
    public Task<long> GiveAsync(Order order, CancellationToken cancellation) =>
        _ledger.WriteAsync(ledger => OrderTable.Give(ledger, order), cancellation);

    /// <inheritdoc />
    public void Dispose() => _ledger.Dispose();
}
