using Microsoft.Data.Sqlite;
using Witness.Core.Ledger;
using Witness.Core.Strikes;

namespace Witness.Ledger.Tests;

public sealed class StandingMemoryTests : LedgerTests
{
    [Fact]
    public async Task What_was_written_since_is_recalled_and_what_was_recalled_before_stays_as_it_was()
    {
        await KeepAsync(new Standing("chitoge") { CleanRounds = 1 }, new Standing("taiga") { CleanRounds = 1 });
        var before = await RecallAsync();

        await KeepAsync(new Standing("CHITOGE") { CleanRounds = 2 });

        Assert.Equal("chitoge 1, taiga 1", before);
        Assert.Equal("CHITOGE 2, taiga 1", await RecallAsync());
        Assert.Equal("CHITOGE 2, taiga 1", await RecallAsync());
    }

    [Fact]
    public async Task A_node_that_was_forgotten_is_recalled_no_more()
    {
        await KeepAsync(new Standing("chitoge"), new Standing("taiga"));
        await RecallAsync();

        await Ledger.CommitAsync(new LedgerEntry(Sample.Noon) { Forgotten = ["Taiga"] }, Cancellation);

        Assert.Equal("chitoge 0", await RecallAsync());
    }

    [Fact]
    public async Task What_somebody_else_has_written_is_recalled()
    {
        await KeepAsync(new Standing("chitoge"));
        await RecallAsync();

        using (var connection = new SqliteConnection($"Data Source={Temp.Path};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE standings SET clean_rounds = 7";
            command.ExecuteNonQuery();
        }

        Assert.Equal("chitoge 7", await RecallAsync());
    }

    private Task KeepAsync(params Standing[] standings) =>
        Ledger.CommitAsync(new LedgerEntry(Sample.Noon) { Standings = standings }, Cancellation);

    private async Task<string> RecallAsync()
    {
        var memory = await Ledger.RecallAsync(Cancellation);
        return string.Join(
            ", ",
            memory
                .Standings.Values.OrderBy(standing => standing.Node, StringComparer.OrdinalIgnoreCase)
                .Select(standing => $"{standing.Node} {standing.CleanRounds}")
        );
    }
}
