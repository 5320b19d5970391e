using Witness.Core.Ledger;

namespace Witness.Ledger.Tests;

public sealed class AnswerTests : IDisposable
{
    private readonly TempLedger _temp = new();
    private readonly SqliteLedger _ledger;

    public AnswerTests() => _ledger = _temp.Open();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _ledger.Dispose();
        _temp.Dispose();
    }

    [Fact]
    public async Task A_check_that_is_no_longer_asked_is_gone_with_the_next_answers()
    {
        var random = new Random(1);
        var (first, second, other) = (Sample.Result(random), Sample.Result(random), Sample.Result(random));
        await ObserveAsync(1, Sample.Observation("chitoge", first, second), Sample.Observation("taiga", other));
        await ObserveAsync(2, Sample.Observation("chitoge", second));

        using var reader = _temp.Read();
        var answers = await reader.AnswersAsync(Cancellation);
        Assert.Equal("chitoge taiga", string.Join(' ', answers.Select(node => node.Node)));
        Assert.Equal([second], answers[0].Results);
        Assert.Equal([other], answers[1].Results);
        Assert.Equal((2, Sample.Noon.AddMinutes(2)), (answers[0].Round!.Value, answers[0].At));
        Assert.Equal((1, Sample.Noon.AddMinutes(1)), (answers[1].Round!.Value, answers[1].At));
    }

    private Task ObserveAsync(int number, params Core.Checks.Observation[] observations)
    {
        var at = Sample.Noon.AddMinutes(number);
        var round = new RoundMark(number, at, Void: null, 2, 0, TimeSpan.Zero);
        return _ledger.CommitAsync(new LedgerEntry(at) { Round = round, Observations = observations }, Cancellation);
    }
}
