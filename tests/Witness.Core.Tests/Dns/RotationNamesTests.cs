using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Dns;

public sealed class RotationNamesTests
{
    private static readonly Zone Zone = Zones.Of(
        "example.com",
        "www A a",
        "www AAAA b",
        "* A a",
        "* A b",
        "a A a",
        "a AAAA a",
        "mixed A a",
        "mixed A 198.51.100.1",
        "@ A b"
    );

    [Fact]
    public void By_default_names_are_in_rotation_that_hold_addresses_of_two_nodes() =>
        Assert.Equal("*.example.com www.example.com", NamesOf());

    [Fact]
    public void What_was_taken_out_of_a_name_counts_as_being_there() =>
        Assert.Equal(
            "*.example.com example.com www.example.com",
            NamesOf(new Standing("a") { Owed = [new OwedRecord(Fleets.Example, Zones.Record("@ A a"))] })
        );

    [Fact]
    public void What_is_owed_to_another_zone_counts_for_nothing_here() =>
        Assert.Equal(
            "*.example.com www.example.com",
            NamesOf(
                new Standing("a") { Owed = [new OwedRecord(DomainName.Parse("example.org"), Zones.Record("@ A a"))] }
            )
        );

    [Fact]
    public void Names_that_are_listed_are_in_rotation_whatever_they_hold() =>
        Assert.Equal(
            "a.example.com none.example.com",
            string.Join(
                ' ',
                RotationNames.Of(Fleets.Settings("example.com", "a", "none"), Zone, Fleets.Of("ab"), []).Order()
            )
        );

    [Fact]
    public void A_node_has_its_records_under_names_in_rotation_and_those_owed_to_it()
    {
        var standing = new Standing("a") { Owed = [new OwedRecord(Fleets.Example, Zones.Record("a A a"))] };
        var records = RotationNames.RecordsOf(standing, Fleets.Settings(), Zone, Fleets.Of("ab"), [standing]);

        Assert.Equal(
            "*.example.com 300 A 203.0.113.1; a.example.com 300 A 203.0.113.1; www.example.com 300 A 203.0.113.1",
            string.Join("; ", records.Select(record => record.ToString()).Order(StringComparer.Ordinal))
        );
    }

    [Fact]
    public void An_intent_is_made_where_what_it_removed_is_gone_and_what_it_added_is_there()
    {
        var intent = new OpenIntent(1, "a", Fleets.Example, [Zones.Record("www A a")], [Zones.Record("new A a")]);

        Assert.False(intent.IsMadeIn(Zone));
        Assert.False(intent.IsMadeIn(Zone.Without("www A a")));
        Assert.False(intent.IsMadeIn(Zone.With("new A a")));
        Assert.True(intent.IsMadeIn(Zone.Without("www A a").With("new 60 A a")));
    }

    private static string NamesOf(params Standing[] standings) =>
        string.Join(' ', RotationNames.Of(Fleets.Settings(), Zone, Fleets.Of("ab"), standings).Order());
}
