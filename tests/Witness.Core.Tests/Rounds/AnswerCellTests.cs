using Witness.Core.Checks;
using Witness.Core.Rounds;

namespace Witness.Core.Tests.Rounds;

public sealed class AnswerCellTests
{
    [Theory]
    [InlineData(CheckOutcome.Passed)]
    [InlineData(CheckOutcome.Failed)]
    [InlineData(CheckOutcome.Unknown)]
    public void An_answer_says_in_a_byte_what_it_said(CheckOutcome outcome) =>
        Assert.Equal(outcome, AnswerCell.Of(outcome, TimeSpan.FromMilliseconds(12)).Outcome);

    [Fact]
    public void What_was_not_asked_says_nothing()
    {
        Assert.Null(AnswerCell.NotAsked.Outcome);
        Assert.Null(AnswerCell.NotAsked.Took);
        Assert.Equal(AnswerCell.NotAsked, default);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(777)]
    [InlineData(12_345)]
    [InlineData(1_000_000)]
    [InlineData(59_999_999)]
    public void A_pass_keeps_how_long_it_took_within_3_percent(long us)
    {
        var took = AnswerCell.Of(CheckOutcome.Passed, TimeSpan.FromMicroseconds(us)).Took!.Value;

        Assert.InRange(took.TotalMicroseconds / us, 0.97, 1.03);
    }

    [Theory]
    [InlineData(0, 50)]
    [InlineData(86_400_000_000, 119_000_000)]
    public void What_is_off_the_scale_stands_at_its_end(long us, long end)
    {
        var took = AnswerCell.Of(CheckOutcome.Passed, TimeSpan.FromMicroseconds(us)).Took!.Value;

        Assert.InRange(took.TotalMicroseconds / end, 0.99, 1.01);
    }

    [Fact]
    public void Only_a_pass_has_a_time()
    {
        Assert.Null(AnswerCell.Of(CheckOutcome.Failed, TimeSpan.FromSeconds(10)).Took);
        Assert.Null(AnswerCell.Of(CheckOutcome.Unknown, TimeSpan.FromSeconds(10)).Took);
    }
}
