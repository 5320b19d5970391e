using Dapper;

namespace Witness.Ledger.Tests;

public sealed class KilledDaemonTests : IDisposable
{
    private readonly TempLedger _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory(Timeout = 60_000)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(60)]
    [InlineData(1500)]
    public async Task A_ledger_whose_daemon_was_killed_is_whole_and_has_every_commit_that_returned(int commits)
    {
        long said;
        using (var victim = Victim.Run(_temp.Path))
        {
            said = await victim.KillAfterAsync(commits);
        }

        using (var reader = _temp.Read())
        {
            Assert.True((await reader.RoundsAsync(1, TestContext.Current.CancellationToken))[0].Number >= said);
        }

        using var connection = LedgerFile.OpenOrCreate(_temp.Path);
        Assert.Equal("ok", connection.ExecuteScalar<string>("PRAGMA integrity_check"));
        var rounds = connection.ExecuteScalar<long>("SELECT max(number) FROM rounds");
        Assert.InRange(rounds, said, said + 1);
        Assert.Equal(rounds, connection.ExecuteScalar<long>("SELECT count(*) FROM rounds"));
        Assert.Equal(rounds, connection.ExecuteScalar<long>("SELECT count(*) FROM strikes"));
        Assert.Equal(rounds, connection.ExecuteScalar<long>("SELECT clean_rounds FROM standings"));
    }
}
