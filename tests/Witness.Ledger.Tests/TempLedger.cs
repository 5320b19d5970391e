namespace Witness.Ledger.Tests;

/// <summary>A directory of its own for a ledger, gone afterwards.</summary>
internal sealed class TempLedger : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("witness-ledger-");

    /// <summary>Takes away what the sixth script makes, and those after it.</summary>
    public const string WithoutSights =
        "DROP TABLE sights; DROP TABLE rosters; DROP TABLE recoveries; DROP INDEX rounds_at; DROP INDEX changes_order;"
        + "ALTER TABLE orders DROP COLUMN taken_after; ALTER TABLE orders DROP COLUMN taken_within";

    public TempLedger(string name = "witness.db") => Path = System.IO.Path.Combine(_directory.FullName, name);

    /// <summary>The ledger's file, not made yet.</summary>
    public string Path { get; }

    /// <summary>The names of what is beside it, itself included.</summary>
    public string Files =>
        string.Join(' ', _directory.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal));

    public SqliteLedger Open() => SqliteLedger.Open(Path);

    public LedgerReader Read() => LedgerReader.Open(Path);

    public OrderBook Orders() => OrderBook.Open(Path);

    public void Dispose() => _directory.Delete(recursive: true);
}
