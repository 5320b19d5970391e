using System.Data;

namespace Witness.Ledger;

/// <summary>The row that a query is at, its columns by their names.</summary>
/// <param name="reader">Where the row is read from.</param>
internal sealed class LedgerRow(IDataRecord reader)
{
    /// <summary>A text.</summary>
    public string Text(string column) => reader.GetString(reader.GetOrdinal(column));

    /// <summary>A text, where there is one.</summary>
    public string? TextOrNull(string column) => IsNull(column) ? null : Text(column);

    /// <summary>A number.</summary>
    public long Number(string column) => reader.GetInt64(reader.GetOrdinal(column));

    /// <summary>A number, where there is one.</summary>
    public long? NumberOrNull(string column) => IsNull(column) ? null : Number(column);

    /// <summary>A number that is small.</summary>
    public int Count(string column) => reader.GetInt32(reader.GetOrdinal(column));

    /// <summary>A yes or no, kept as 1 or 0.</summary>
    public bool Flag(string column) => Number(column) != 0;

    /// <summary>An instant.</summary>
    public DateTimeOffset At(string column) => Instant.Of(Number(column));

    /// <summary>An instant, where there is one.</summary>
    public DateTimeOffset? AtOrNull(string column) => Instant.Of(NumberOrNull(column));

    /// <summary>Bytes; none where there is no value.</summary>
    public byte[] Bytes(string column) => IsNull(column) ? [] : (byte[])reader.GetValue(reader.GetOrdinal(column));

    private bool IsNull(string column) => reader.IsDBNull(reader.GetOrdinal(column));
}
