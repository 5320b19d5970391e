using Microsoft.Data.Sqlite;

namespace Witness.Ledger;

/// <summary>
/// Statements as ADO.NET runs them, for all that a command of the command line asks before it answers. Dapper, which takes
/// the values to write out of objects, prepares itself for every type there is when it is first called: a daemon does not
/// notice, and a person waits for it.
/// </summary>
internal static class Statement
{
    /// <summary>A statement within the connection's transaction, where there is one.</summary>
    public static SqliteCommand Of(
        SqliteConnection connection,
        string sql,
        params (string Name, object? Value)[] values
    )
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    /// <summary>Runs a statement.</summary>
    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = Of(connection, sql);
        command.ExecuteNonQuery();
    }

    /// <summary>The one number that a query answers.</summary>
    public static long Number(SqliteConnection connection, string sql)
    {
        using var command = Of(connection, sql);
        return (long)command.ExecuteScalar()!;
    }
}
