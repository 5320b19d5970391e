using Witness.Core.Rounds;
using Witness.Core.Strikes;

namespace Witness.Core.Tests.Rounds;

/// <summary>Ledgers are full of these bytes: what they mean never changes.</summary>
public sealed class StateCellTests
{
    private static readonly Hold Hold = new(DateTimeOffset.UnixEpoch, Until: null, Reason: null, "me@here");

    [Theory]
    [InlineData(Rotation.In, false, 0)]
    [InlineData(Rotation.Leaving, false, 1)]
    [InlineData(Rotation.Out, false, 2)]
    [InlineData(Rotation.Returning, false, 3)]
    [InlineData(Rotation.In, true, 4)]
    [InlineData(Rotation.Out, true, 6)]
    public void A_byte_says_where_a_node_stood_and_whether_it_was_held(Rotation rotation, bool held, byte code)
    {
        var cell = StateCell.Of(new Standing("a") { Rotation = rotation, Held = held ? Hold : null });

        Assert.Equal(code, cell.Code);
        Assert.Equal((rotation, held), (cell.Rotation, cell.IsHeld));
    }
}
