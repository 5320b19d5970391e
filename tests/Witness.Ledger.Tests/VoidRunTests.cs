using Witness.Core.Ledger;

namespace Witness.Ledger.Tests;

public sealed class VoidRunTests : IDisposable
{
    private readonly TempLedger _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("", null)]
    [InlineData(".", null)]
    [InlineData("v", "1 since 1")]
    [InlineData(".vvv", "3 since 2")]
    [InlineData("vvvvvvv", "7 since 1")]
    [InlineData("v.vv.", null)]
    [InlineData("v.vv.vv", "2 since 6")]
    public async Task The_void_rounds_up_to_the_last_one_are_recalled(string rounds, string? expected)
    {
        using var ledger = _temp.Open();
        var cancellation = TestContext.Current.CancellationToken;
        foreach (var (round, number) in rounds.Select((round, index) => (round, index + 1)))
        {
            var mark = new RoundMark(number, At(number), round == 'v' ? "blind" : null, 3, 0, TimeSpan.Zero);
            await ledger.CommitAsync(new LedgerEntry(At(number)) { Round = mark }, cancellation);
        }

        var run = (await ledger.RecallAsync(cancellation)).VoidRun;

        Assert.Equal(expected, run is null ? null : $"{run.Rounds} since {(run.Since - Sample.Noon).TotalMinutes}");
    }

    private static DateTimeOffset At(int round) => Sample.Noon.AddMinutes(round);
}
