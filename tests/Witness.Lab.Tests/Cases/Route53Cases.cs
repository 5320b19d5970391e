namespace Witness.Lab.Tests.Cases;

/// <summary>
/// The list of nasty cases, by number, as they befall a daemon that removes a node at Route 53: after each of them nothing is
/// harmed that was not the node's, its records have left or status says why not, and the history says what happened.
/// </summary>
public sealed class Route53Cases(Route53Run run) : IClassFixture<Route53Run>
{
    public static TheoryData<int, string> Cases =>
        [.. Route53Table.All.Select(one => new TheoryDataRow<int, string>(one.Number, one.What))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_hosted_zone_is_harmed_nowhere(int number, string what) => run.Run.AssertEnded(number, what);
}
