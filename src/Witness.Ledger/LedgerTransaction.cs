using System.Data;
using Microsoft.Data.Sqlite;

namespace Witness.Ledger;

/// <summary>One transaction on the ledger, rolled back unless committed. What the tables are read and written through.</summary>
internal sealed class LedgerTransaction : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;

    private LedgerTransaction(SqliteConnection connection, bool deferred)
    {
        _connection = connection;
        _transaction = connection.BeginTransaction(IsolationLevel.Serializable, deferred);
    }

    /// <summary>Sees the ledger as it is now, whatever is committed meanwhile.</summary>
    public static LedgerTransaction ToRead(SqliteConnection connection) => new(connection, deferred: true);

    /// <summary>Is the only writer from now on: a writer that becomes one halfway could be refused.</summary>
    public static LedgerTransaction ToWrite(SqliteConnection connection) => new(connection, deferred: false);

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute(string sql, params (string Name, object? Value)[] values) =>
        Statement.Run(_connection, sql, values);

    /// <summary>Runs a statement once for each of some things; it is prepared once.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="things">The things.</param>
    /// <param name="values">Its values for one of them: for each the same names, in the same order.</param>
    public void ExecuteEach<T>(string sql, IEnumerable<T> things, Func<T, (string Name, object? Value)[]> values)
    {
        using var command = Statement.Of(_connection, sql);
        foreach (var thing in things)
        {
            Statement.Take(command, values(thing));
            command.ExecuteNonQuery();
        }
    }

    /// <summary>All rows of a query.</summary>
    public IReadOnlyList<T> Query<T>(string sql, Func<LedgerRow, T> read, params (string Name, object? Value)[] values)
    {
        using var command = Statement.Of(_connection, sql, values);
        using var reader = command.ExecuteReader();
        var row = new LedgerRow(reader);
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(row));
        }

        return rows;
    }

    /// <summary>The first row of a query, or null where there is none.</summary>
    public T? First<T>(string sql, Func<LedgerRow, T> read, params (string Name, object? Value)[] values)
        where T : class
    {
        using var command = Statement.Of(_connection, sql, values);
        using var reader = command.ExecuteReader();
        return reader.Read() ? read(new LedgerRow(reader)) : null;
    }

    /// <summary>The one number that a statement answers.</summary>
    public long Number(string sql, params (string Name, object? Value)[] values) =>
        Statement.Number(_connection, sql, values);

    /// <summary>Makes it last.</summary>
    public void Commit() => _transaction.Commit();

    /// <inheritdoc />
    public void Dispose() => _transaction.Dispose();
}
