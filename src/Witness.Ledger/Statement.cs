using Microsoft.Data.Sqlite;

namespace Witness.Ledger;

/// <summary>
/// Statements as ADO.NET runs them, with their values by name. Nothing is reflected and no code is emitted, so that what is
/// compiled ahead of time can do it, and a command need not wait for it.
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
        Take(command, values);
        return command;
    }

    /// <summary>Gives a statement its values, over those that it had under the same names.</summary>
    /// <exception cref="InvalidOperationException">Those had other names, or another order.</exception>
    public static void Take(SqliteCommand command, (string Name, object? Value)[] values)
    {
        var parameters = command.Parameters;
        var isFirst = parameters.Count == 0;
        for (var place = 0; place < values.Length; place++)
        {
            var (name, value) = values[place];
            if (isFirst)
            {
                parameters.AddWithValue(name, value ?? DBNull.Value);
            }
            else if (parameters.Count == values.Length && parameters[place].ParameterName == name)
            {
                parameters[place].Value = value ?? DBNull.Value;
            }
            else
            {
                throw new InvalidOperationException($"other values than those before: {command.CommandText}");
            }
        }
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public static int Run(SqliteConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        using var command = Of(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The one number that a statement answers.</summary>
    public static long Number(SqliteConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        using var command = Of(connection, sql, values);
        return (long)command.ExecuteScalar()!;
    }
}
