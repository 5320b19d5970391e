using Dapper;
using Microsoft.Data.Sqlite;
using Witness.Core.Ledger;
using Witness.Core.Strikes;
using Witness.Ledger.History;

namespace Witness.Ledger.Tests;

public sealed class LedgerReaderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_missing_ledger_is_told_with_what_to_do_and_not_made()
    {
        using var temp = new TempLedger();

        var error = Assert.Throws<LedgerException>(temp.Read);

        Assert.Equal(
            $"no ledger at {temp.Path}: start the daemon first (witness run) or check \"database\" in the configuration",
            error.Message
        );
        Assert.Equal("", temp.Files);
    }

    [Fact]
    public void An_empty_file_is_no_ledger_yet()
    {
        using var temp = new TempLedger();
        File.WriteAllBytes(temp.Path, []);

        var error = Assert.Throws<LedgerException>(temp.Read);

        Assert.StartsWith($"no ledger at {temp.Path}", error.Message);
    }

    [Fact]
    public void A_ledger_of_an_older_witness_waits_for_its_daemon()
    {
        using var temp = new TempLedger();
        temp.Open().Dispose();
        using (var connection = new SqliteConnection($"Data Source={temp.Path};Pooling=false"))
        {
            connection.Execute("PRAGMA user_version = -1");
        }

        var error = Assert.Throws<LedgerException>(temp.Read);

        Assert.Equal(
            $"the ledger {temp.Path} is of version -1, and this witness reads version {Migrations.Newest}: restart the daemon, which brings it up to date",
            error.Message
        );
    }

    [Theory]
    [InlineData("witness.db")]
    [InlineData("100% #1? è.db")]
    public async Task Without_a_daemon_a_reader_leaves_nothing_behind(string name)
    {
        using var temp = new TempLedger(name);
        using (var ledger = temp.Open())
        {
            await CommitAsync(ledger, 1);
        }

        var before = File.GetLastWriteTimeUtc(temp.Path);
        using (var reader = temp.Read())
        {
            Assert.Equal(1, (await reader.RecallAsync(Cancellation)).LastRound?.Number);
            Assert.Equal(name, temp.Files);
        }

        Assert.Equal(name, temp.Files);
        Assert.Equal(before, File.GetLastWriteTimeUtc(temp.Path));
    }

    [Fact]
    public async Task A_reader_sees_each_commit_as_soon_as_it_has_returned()
    {
        using var temp = new TempLedger();
        using var ledger = temp.Open();
        using var reader = temp.Read();
        for (var number = 1; number <= 20; number++)
        {
            await CommitAsync(ledger, number);
            Assert.Equal(number, (await reader.RecallAsync(Cancellation)).LastRound?.Number);
        }
    }

    [Fact]
    public async Task A_reader_that_never_ends_does_not_hold_up_the_daemon_and_sees_one_moment()
    {
        using var temp = new TempLedger();
        using var ledger = temp.Open();
        await CommitAsync(ledger, 1);
        using var connection = LedgerFile.OpenToRead(temp.Path);
        using var reading = LedgerTransaction.ToRead(connection);
        Assert.Equal(1, reading.Number("SELECT max(number) FROM rounds"));

        await CommitAsync(ledger, 2);

        Assert.Equal(1, reading.Number("SELECT max(number) FROM rounds"));
        Assert.Equal(2, (await ledger.RecallAsync(Cancellation)).LastRound?.Number);
    }

    [Fact]
    public async Task Readers_get_through_while_the_daemon_writes_round_after_round()
    {
        using var temp = new TempLedger();
        using var ledger = temp.Open();
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                for (var number = 1; !enough.IsCancellationRequested; number++)
                {
                    await CommitAsync(ledger, number);
                }
            },
            Cancellation
        );

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 100),
            Cancellation,
            async (_, cancellation) =>
            {
                using var reader = temp.Read();
                var known = await reader.RecallAsync(cancellation);
                Assert.Equal(known.LastRound?.Number ?? 0, known.Of("chitoge").CleanRounds);
                await reader.HistoryAsync(new HistoryFilter { Limit = 10 }, cancellation);
            }
        );

        await enough.CancelAsync();
        await writing;
    }

    private static Task CommitAsync(SqliteLedger ledger, int number)
    {
        var at = Sample.Noon.AddMinutes(number);
        return ledger.CommitAsync(
            new LedgerEntry(at)
            {
                Round = new RoundMark(number, at, Void: null, 1, 0, TimeSpan.Zero),
                Standings = [new Standing("chitoge") { CleanRounds = number }],
            },
            Cancellation
        );
    }
}
