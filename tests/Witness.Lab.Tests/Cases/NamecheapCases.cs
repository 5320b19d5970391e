namespace Witness.Lab.Tests.Cases;

/// <summary>
/// The list of nasty cases, by number, as they befall a daemon that removes a node at Namecheap: after each of them nothing
/// is harmed that was not the node's, its records have left or status says why not, and the history says what happened.
/// </summary>
public sealed class NamecheapCases(NamecheapRun run) : IClassFixture<NamecheapRun>
{
    public static TheoryData<int, string> Reading => Data(NamecheapTable.Reading);

    public static TheoryData<int, string> Writing => Data(NamecheapTable.Writing);

    public static TheoryData<int, string> Account => Data(NamecheapTable.Account);

    [Theory]
    [MemberData(nameof(Reading))]
    public void A_zone_that_is_read_badly_is_harmed_nowhere(int number, string what) => AssertEnded(number, what);

    [Theory]
    [MemberData(nameof(Writing))]
    public void A_write_that_goes_wrong_harms_nobody(int number, string what) => AssertEnded(number, what);

    [Theory]
    [MemberData(nameof(Account))]
    public void An_account_that_is_not_let_in_harms_nobody(int number, string what) => AssertEnded(number, what);

    private void AssertEnded(int number, string what) => run.Run.AssertEnded(number, what);

    private static TheoryData<int, string> Data(IEnumerable<NastyCase<CaseDomain>> table) =>
        [.. table.Select(one => new TheoryDataRow<int, string>(one.Number, one.What))];
}
