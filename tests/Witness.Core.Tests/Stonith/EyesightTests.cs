using Witness.Core.Nodes;
using Witness.Core.Stonith;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Stonith;

public sealed class EyesightTests
{
    private static readonly Fleet Fleet = new(
        [
            Fleets.Node("a"),
            Fleets.Node("b"),
            Fleets.Node("c"),
            Fleets.Unchecked("d"),
            Fleets.Node("e") with
            {
                IsThisMachine = true,
            },
        ],
        [Fleets.Settings()]
    );

    [Theory]
    [InlineData("a=x b=x c=x e=.", "", true)]
    [InlineData("a=x b=x c=h e=x", "", false)]
    [InlineData("a=x b=x c=xe e=x", "", true)]
    [InlineData("a=x b=x c=xp e=x", "", false)]
    [InlineData("a=x b=x c=? e=.", "", false)]
    [InlineData("a=x b=x c=. e=.", "", false)]
    [InlineData("a=x b=x c=. e=.", "c", true)]
    [InlineData("a=x b=. c=. e=.", "bc", false)]
    [InlineData("a=x b=x c=x e=x", "abc", false)]
    [InlineData("a=? b=? c=? e=?", "", true)]
    [InlineData("a=?p b=? c=? e=?", "", false)]
    [InlineData("a=? b=? c=? e=.", "", false)]
    public void A_round_is_void_when_what_it_saw_says_more_of_the_observer(string seen, string outside, bool isVoid)
    {
        var why = Eyesight.WhyVoid(
            Sights.Of(Fleet, seen),
            node => new Standing(node)
            {
                Rotation = outside.Contains(node, StringComparison.Ordinal) ? Rotation.Out : Rotation.In,
            }
        );

        Assert.Equal(isVoid, why is not null);
    }
}
