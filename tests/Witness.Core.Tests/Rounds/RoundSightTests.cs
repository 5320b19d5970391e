using Witness.Core.Checks;
using Witness.Core.Nodes;
using Witness.Core.Rounds;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Rounds;

public sealed class RoundSightTests
{
    private static readonly Fleet Fleet = new([Checked("a"), Fleets.Unchecked("b"), Checked("c")], []);

    [Theory]
    [InlineData(".")]
    [InlineData("x")]
    [InlineData("?")]
    [InlineData(".x")]
    [InlineData("x?")]
    [InlineData("?.")]
    public void A_node_is_what_its_observation_says(string signs)
    {
        var observations = Sights.Of(Fleet, $"a={signs}");

        var sight = RoundSight.Of(Roster.Of(Fleet), observations, node => new Standing(node));

        Assert.Equal(observations.Select(one => one.Outcome), Enumerable.Range(0, 3).Select(sight.OutcomeOf));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a=.x", "0")]
    [InlineData("a=x c=?", "0 2")]
    [InlineData("c=?.", "2")]
    public void Nodes_of_which_not_all_passed_are_found(string signs, string nodes)
    {
        var sight = RoundSight.Of(Roster.Of(Fleet), Sights.Of(Fleet, signs), node => new Standing(node));

        Assert.Equal(nodes, string.Join(' ', sight.NodesNotPassing()));
    }

    [Fact]
    public void Evidence_neither_fails_nor_passes_a_node()
    {
        var fleet = new Fleet([Checked("a", CheckRole.Evidence)], []);

        var sight = RoundSight.Of(Roster.Of(fleet), Sights.Of(fleet, "a=.x"), node => new Standing(node));

        Assert.Equal(CheckOutcome.Passed, sight.OutcomeOf(0));
        Assert.Equal(CheckOutcome.Failed, sight.AnswerOf(0, 1).Outcome);
    }

    [Fact]
    public void A_round_that_asked_nobody_says_nothing_and_still_knows_where_nodes_stood()
    {
        var sight = RoundSight.Of(
            Roster.Of(Fleet),
            [],
            node => new Standing(node) { Rotation = node == "c" ? Rotation.Out : Rotation.In }
        );

        Assert.False(sight.HasAnswers);
        Assert.Empty(sight.NodesNotPassing());
        Assert.Null(sight.OutcomeOf(0));
        Assert.Equal(Rotation.In, sight.StateOf(0).Rotation);
        Assert.Equal(Rotation.Out, sight.StateOf(2).Rotation);
    }

    [Fact]
    public void Nodes_that_are_all_in_and_not_held_take_no_room()
    {
        var sight = RoundSight.Of(Roster.Of(Fleet), Sights.Of(Fleet, ""), node => new Standing(node));

        Assert.True(sight.States.IsEmpty);
        Assert.Equal(default, sight.StateOf(1));
    }

    [Fact]
    public void A_hold_is_kept_beside_the_rotation()
    {
        var hold = new Hold(DateTimeOffset.UnixEpoch, Until: null, Reason: null, "me@here");

        var sight = RoundSight.Of(
            Roster.Of(Fleet),
            [],
            node => new Standing(node) { Rotation = Rotation.Returning, Held = hold }
        );

        Assert.Equal((Rotation.Returning, true), (sight.StateOf(1).Rotation, sight.StateOf(1).IsHeld));
    }

    [Fact]
    public void A_pass_that_took_two_tries_is_told_from_one_that_took_one()
    {
        var observations = Sights.Of(Fleet, "").ToList();
        var (node, results) = observations[2];
        observations[2] = new Observation(node, [results[0], results[1] with { Tries = 2 }]);

        var sight = RoundSight.Of(Roster.Of(Fleet), observations, node => new Standing(node));

        Assert.Equal((1, 2, 1), (sight.TriesOf(2, 0), sight.TriesOf(2, 1), sight.TriesOf(0, 1)));
    }

    [Fact]
    public void Results_in_another_order_are_found()
    {
        var observations = Sights
            .Of(Fleet, "a=x.")
            .Select(one => new Observation(one.Node, [.. one.Results.Reverse()]));

        var sight = RoundSight.Of(Roster.Of(Fleet), [.. observations], node => new Standing(node));

        Assert.Equal(CheckOutcome.Failed, sight.AnswerOf(0, 0).Outcome);
        Assert.Equal(CheckOutcome.Passed, sight.AnswerOf(0, 1).Outcome);
    }

    /// <summary>The two checks of which <see cref="Sights"/> makes results.</summary>
    private static Node Checked(string name, CheckRole second = CheckRole.Gate) =>
        Fleets.Node(name) with
        {
            Checks =
            [
                new ScriptedCheck(Fleets.V4(name)),
                new ScriptedCheck(Fleets.V4(name)) { Kind = "ping", Role = second },
            ],
        };
}
