using System.Net;
using Dapper;
using Witness.Core.Checks;
using Witness.Core.Ledger;
using Witness.Core.Rounds;
using Witness.Core.Strikes;

namespace Witness.Ledger.Tests;

public sealed class SightTests : LedgerTests
{
    private static readonly IPAddress First = IPAddress.Parse("203.0.113.11");
    private static readonly IPAddress Second = IPAddress.Parse("2001:db8::11");
    private static readonly Roster Roster = new([
        new RosterNode(
            "chitoge",
            [new RosterCheck("https", First, CheckRole.Gate), new RosterCheck("ping", Second, CheckRole.Evidence)],
            IsThisMachine: false
        ),
        new RosterNode("taiga", [], IsThisMachine: true),
    ]);

    [Fact]
    public async Task Certain_rounds_are_read_and_those_that_are_not_kept_left_out()
    {
        foreach (var number in (int[])[1, 2, 3])
        {
            await CommitAsync(number, new RoundSight(Roster) { Answers = new byte[] { (byte)number, 200 } });
        }

        using var reader = Temp.Read();

        var rounds = await reader.SeenAsync([3, 1, 9], Cancellation);

        Assert.Equal([1L, 3L], rounds.Select(round => round.Mark.Number));
        Assert.Equal(new AnswerCell(3), rounds[1].Sight.AnswerOf(0, 0));
    }

    [Fact]
    public async Task What_a_round_saw_is_read_as_it_was_written()
    {
        await CommitAsync(
            1,
            new RoundSight(Roster)
            {
                Answers = new byte[] { 1, 200 },
                States = new byte[] { 0, 6 },
                Retried = new Dictionary<int, int> { [1] = 2 },
                Anchors = [new AnchorAnswer("1.1.1.1:443", Answered: true, "answered in 3 ms")],
            }
        );

        var sight = Assert.Single(await SeenAsync()).Sight;

        Assert.Equal(CheckOutcome.Failed, sight.OutcomeOf(0));
        Assert.Equal(new AnswerCell(200), sight.AnswerOf(0, 1));
        Assert.Equal((1, 2), (sight.TriesOf(0, 0), sight.TriesOf(0, 1)));
        Assert.Equal((Rotation.Out, true), (sight.StateOf(1).Rotation, sight.StateOf(1).IsHeld));
        Assert.Equal([new AnchorAnswer("1.1.1.1:443", Answered: true, "answered in 3 ms")], sight.Anchors);
        Assert.Equal(Roster.Nodes[0].Checks, sight.Roster.Nodes[0].Checks);
        Assert.Equal(
            "chitoge False taiga True",
            string.Join(' ', sight.Roster.Nodes.Select(n => $"{n.Name} {n.IsThisMachine}"))
        );
    }

    [Fact]
    public async Task A_round_that_asked_nobody_is_kept_without_answers()
    {
        await CommitAsync(1, new RoundSight(Roster));

        var sight = Assert.Single(await SeenAsync()).Sight;

        Assert.False(sight.HasAnswers);
        Assert.Empty(sight.Anchors);
        Assert.Equal(default, sight.StateOf(0));
    }

    [Fact]
    public async Task Rounds_that_ask_the_same_share_a_roster()
    {
        await CommitAsync(1, new RoundSight(Roster));
        await CommitAsync(2, new RoundSight(new Roster(Roster.Nodes)));
        await CommitAsync(3, new RoundSight(new Roster([Roster.Nodes[0]])));

        using var connection = LedgerFile.OpenOrCreate(Temp.Path);
        Assert.Equal(2, connection.ExecuteScalar<int>("SELECT count(*) FROM rosters"));
        Assert.Equal("2 2 1", string.Join(' ', (await SeenAsync()).Select(round => round.Sight.Roster.Nodes.Count)));
    }

    [Fact]
    public async Task Closing_a_round_leaves_what_it_saw()
    {
        await CommitAsync(1, new RoundSight(Roster) { Answers = new byte[] { 2, 2 } });
        await CommitAsync(1, sight: null);

        Assert.Equal(CheckOutcome.Unknown, Assert.Single(await SeenAsync()).Sight.OutcomeOf(0));
    }

    [Fact]
    public async Task A_round_of_an_older_ledger_says_nothing_of_any_node()
    {
        await CommitAsync(1, sight: null);

        Assert.Empty(Assert.Single(await SeenAsync()).Sight.Roster.Nodes);
    }

    [Fact]
    public async Task Rounds_are_asked_for_by_when_they_began()
    {
        for (var number = 1; number <= 5; number++)
        {
            await CommitAsync(number, new RoundSight(Roster));
        }

        using var reader = Temp.Read();
        var rounds = await reader.SeenAsync(Sample.Noon.AddMinutes(2), Sample.Noon.AddMinutes(4), Cancellation);
        Assert.Equal([2, 3], rounds.Select(round => round.Mark.Number));
    }

    [Fact]
    public async Task Rounds_come_a_page_at_a_time_in_the_order_of_their_numbers_whatever_the_clock_said()
    {
        int[] minutes = [0, 10, 3, 4, 5];
        for (var number = 1; number <= 5; number++)
        {
            var at = Sample.Noon.AddMinutes(minutes[number - 1]);
            var round = new RoundMark(number, at, Void: null, 2, 0, TimeSpan.Zero);
            await Ledger.CommitAsync(
                new LedgerEntry(at)
                {
                    Round = round,
                    Sight = new RoundSight(Roster) { Answers = new byte[] { 1, 200 } },
                },
                Cancellation
            );
        }

        Assert.Equal([2, 3], await PageAsync(after: null));
        Assert.Equal([4, 5], await PageAsync(after: 3));
        Assert.Empty(await PageAsync(after: 5));
    }

    private async Task<IEnumerable<long>> PageAsync(long? after)
    {
        using var reader = Temp.Read();
        var (since, until) = (Sample.Noon.AddMinutes(3), Sample.Noon.AddMinutes(11));
        var rounds = await reader.SeenAsync(since, until, after, limit: 2, Cancellation);
        Assert.All(rounds, round => Assert.Equal(CheckOutcome.Failed, round.Sight.OutcomeOf(0)));
        return rounds.Select(round => round.Mark.Number);
    }

    private async Task<IReadOnlyList<RecordedRound>> SeenAsync()
    {
        using var reader = Temp.Read();
        return await reader.SeenAsync(DateTimeOffset.UnixEpoch, until: null, Cancellation);
    }

    private Task CommitAsync(int number, RoundSight? sight)
    {
        var at = Sample.Noon.AddMinutes(number);
        var round = new RoundMark(number, at, Void: null, 2, 0, TimeSpan.Zero);
        return Ledger.CommitAsync(new LedgerEntry(at) { Round = round, Sight = sight }, Cancellation);
    }
}
