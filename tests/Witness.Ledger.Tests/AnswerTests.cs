using System.Net;
using Witness.Core.Checks;
using Witness.Core.Ledger;
using Witness.Core.Rounds;
using Witness.Core.Strikes;

namespace Witness.Ledger.Tests;

public sealed class AnswerTests : LedgerTests
{
    [Fact]
    public async Task A_check_that_is_no_longer_asked_is_gone_with_the_next_answers()
    {
        var random = new Random(1);
        var (first, second, other) = (Sample.Result(random), Sample.Result(random), Sample.Result(random));
        await ObserveAsync(1, Sample.Observation("chitoge", first, second), Sample.Observation("taiga", other));
        await ObserveAsync(2, Sample.Observation("chitoge", second));

        using var reader = Temp.Read();
        var answers = await reader.AnswersAsync(Cancellation);
        Assert.Equal("chitoge taiga", string.Join(' ', answers.Select(node => node.Node)));
        Assert.Equal([second], answers[0].Results);
        Assert.Equal([other], answers[1].Results);
        Assert.Equal((2, Sample.Noon.AddMinutes(2)), (answers[0].Round!.Value, answers[0].At));
        Assert.Equal((1, Sample.Noon.AddMinutes(1)), (answers[1].Round!.Value, answers[1].At));
    }

    [Fact]
    public async Task Answers_like_those_before_are_not_written_again_and_their_time_is_the_newest()
    {
        await ObserveAsync(1, Passing("chitoge", 100), Passing("taiga", 100));
        await ObserveAsync(2, Passing("chitoge", 200), new Observation(Passing("taiga", 100).Node, [Fail]));

        using var reader = Temp.Read();
        var answers = await reader.AnswersAsync(Cancellation);

        Assert.Equal((1, 2), (await RoundWrittenAsync("chitoge"), await RoundWrittenAsync("taiga")));
        Assert.Equal((2L, Sample.Noon.AddMinutes(2)), (answers[0].Round, answers[0].At));
        Assert.InRange(Assert.Single(answers[0].Results).Took.TotalMilliseconds, 190, 210);
        Assert.Equal("200 OK", answers[0].Results[0].Detail);
        Assert.Equal([Fail], answers[1].Results);
    }

    [Fact]
    public async Task A_node_that_was_forgotten_is_written_down_anew()
    {
        await ObserveAsync(1, Passing("chitoge", 100));
        await Ledger.CommitAsync(new LedgerEntry(Sample.Noon) { Forgotten = ["chitoge"] }, Cancellation);
        await ObserveAsync(2, Passing("chitoge", 100));

        Assert.Equal(2, await RoundWrittenAsync("chitoge"));
    }

    private static readonly CheckResult Fail = Passing("x", 1).Results[0] with
    {
        Outcome = CheckOutcome.Failed,
        Detail = "503",
    };

    private static Observation Passing(string node, int milliseconds) =>
        Sample.Observation(
            node,
            new CheckResult(
                "https",
                IPAddress.Loopback,
                CheckRole.Gate,
                CheckOutcome.Passed,
                TimeSpan.FromMilliseconds(milliseconds),
                "200 OK"
            )
        );

    private Task<long> RoundWrittenAsync(string node) =>
        Ledger.ReadAsync(
            ledger => ledger.Number("SELECT round FROM answers WHERE node = @node", ("node", node)),
            Cancellation
        );

    private Task ObserveAsync(int number, params Observation[] observations)
    {
        var at = Sample.Noon.AddMinutes(number);
        var roster = new Roster([
            .. observations.Select(one => new RosterNode(
                one.Node.Name,
                [.. one.Results.Select(result => new RosterCheck(result.Check, result.Address, result.Role))],
                false
            )),
        ]);
        return Ledger.CommitAsync(
            new LedgerEntry(at)
            {
                Round = new RoundMark(number, at, Void: null, 2, 0, TimeSpan.Zero),
                Observations = observations,
                Sight = RoundSight.Of(roster, observations, node => new Standing(node)),
            },
            Cancellation
        );
    }
}
