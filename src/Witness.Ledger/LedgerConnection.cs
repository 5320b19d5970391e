using Microsoft.Data.Sqlite;

namespace Witness.Ledger;

/// <summary>
/// One connection, used by one caller at a time: the others wait for their turn in the order in which they came. SQLite
/// itself works on the caller's thread; asynchronous is the waiting.
/// </summary>
internal sealed class LedgerConnection(string path, SqliteConnection connection) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _disposed;

    /// <summary>Reads in one transaction.</summary>
    public Task<T> ReadAsync<T>(Func<LedgerTransaction, T> read, CancellationToken cancellation) =>
        InTurnAsync(
            () =>
            {
                using var transaction = LedgerTransaction.ToRead(connection);
                return read(transaction);
            },
            cancellation
        );

    /// <summary>Writes in one transaction: all of it or, when something is thrown, nothing.</summary>
    public Task<T> WriteAsync<T>(Func<LedgerTransaction, T> write, CancellationToken cancellation) =>
        InTurnAsync(
            () =>
            {
                using var transaction = LedgerTransaction.ToWrite(connection);
                var result = write(transaction);
                transaction.Commit();
                return result;
            },
            cancellation
        );

    /// <inheritdoc />
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        _turn.Wait();
        connection.Dispose();
        _turn.Dispose();
    }

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return LedgerFault.Guard(path, work);
        }
        finally
        {
            _turn.Release();
        }
    }
}
