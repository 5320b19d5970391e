using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Witness.Ledger.Tests;

public sealed class SqliteLedgerTests : IDisposable
{
    private readonly TempLedger _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task A_new_ledger_remembers_nothing()
    {
        using var ledger = _temp.Open();

        var known = await ledger.RecallAsync(TestContext.Current.CancellationToken);

        Assert.Null(known.LastRound);
        Assert.Null(known.Freeze);
        Assert.Empty(known.Standings);
        Assert.Empty(known.Orders);
        Assert.Empty(known.Readings);
    }

    [Fact]
    public void The_directory_must_be_there()
    {
        var error = Assert.Throws<LedgerException>(() => SqliteLedger.Open("/nonexistent/witness.db"));

        Assert.Equal(
            "the directory /nonexistent of the ledger does not exist: create it, or correct \"database\" in the configuration",
            error.Message
        );
    }

    [Fact]
    public void A_new_ledger_and_its_log_are_open_to_their_group_and_to_nobody_else()
    {
        using var ledger = _temp.Open();

        Assert.Equal("witness.db witness.db-shm witness.db-wal", _temp.Files);
        Assert.All(["", "-shm", "-wal"], end => Assert.Equal(LedgerFile.Mode, File.GetUnixFileMode(_temp.Path + end)));
    }

    [Fact]
    public void A_ledger_keeps_the_mode_that_its_owner_gave_it()
    {
        _temp.Open().Dispose();
        File.SetUnixFileMode(_temp.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        _temp.Open().Dispose();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_temp.Path));
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("auto_vacuum", "2")]
    [InlineData("busy_timeout", "5000")]
    [InlineData("user_version", "2")]
    public void The_daemons_connection_loses_nothing_at_a_power_cut(string setting, string expected)
    {
        using var connection = LedgerFile.OpenOrCreate(_temp.Path);

        Assert.Equal(expected, connection.ExecuteScalar<string>($"PRAGMA {setting}"));
    }

    [Fact]
    public void The_database_of_another_program_is_refused_and_not_touched()
    {
        Run("CREATE TABLE bookmarks (id INTEGER)");
        var before = SHA256.HashData(File.ReadAllBytes(_temp.Path));

        var error = Assert.Throws<LedgerException>(_temp.Open);

        Assert.Equal(
            $"{_temp.Path} is a database of some other program: check \"database\" in the configuration",
            error.Message
        );
        Assert.Equal(before, SHA256.HashData(File.ReadAllBytes(_temp.Path)));
        Assert.Equal("witness.db", _temp.Files);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        File.WriteAllText(_temp.Path, new string('#', 4096));

        var error = Assert.Throws<LedgerException>(_temp.Open);

        Assert.StartsWith($"{_temp.Path} is no ledger and no SQLite database at all", error.Message);
    }

    [Fact]
    public void A_ledger_that_a_newer_witness_has_written_is_refused()
    {
        _temp.Open().Dispose();
        Run("PRAGMA user_version = 99");

        var error = Assert.Throws<LedgerException>(_temp.Open);

        Assert.Equal(
            $"the ledger {_temp.Path} is of version 99, and this witness knows versions up to 1: install the newer witness that wrote it",
            error.Message
        );
    }

    [Fact]
    public async Task What_was_changed_by_hand_into_nonsense_is_told_as_such()
    {
        using var ledger = _temp.Open();
        Run(
            "INSERT INTO standings VALUES ('a', 'Sideways', NULL, 'None', NULL, NULL, 0, '[]', 0, NULL, NULL, 0, NULL, NULL, '[]', '[]', '[]')"
        );

        var error = await Assert.ThrowsAsync<LedgerException>(() =>
            ledger.RecallAsync(TestContext.Current.CancellationToken)
        );

        Assert.StartsWith($"the ledger {_temp.Path} holds something that this witness cannot read", error.Message);
    }

    private void Run(string sql)
    {
        SqliteLibrary.Require();
        using var connection = new SqliteConnection($"Data Source={_temp.Path};Pooling=false");
        connection.Execute(sql);
    }
}
