using Witness.Core.Dns;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Dns;

public sealed class ZoneRestoreTests
{
    private static readonly Zone Snapshot = Zones.Of("example.com", "www A a", "www A b", "x TXT 1", "old CNAME www");

    [Fact]
    public void What_is_missing_enters_and_what_is_more_leaves()
    {
        var plan = Plan(Snapshot.Without("x TXT 1", "@ MX 10 mail").With("y TXT 2"));

        Assert.Equal(
            ["- y.example.com 300 TXT 2", "+ example.com 300 MX 10 mail", "+ x.example.com 300 TXT 1"],
            plan.Change.Lines
        );
        Assert.Empty(plan.Refusals);
    }

    [Fact]
    public void The_serial_and_what_servers_make_stay()
    {
        var now = Snapshot.Without("@ 3600 SOA ns.example.net. root.example.net. 1 2 3 4 5");

        Assert.True(
            Plan(now.With("@ 3600 SOA ns.example.net. root.example.net. 9 2 3 4 5", "@ RRSIG A 13")).Change.IsEmpty
        );
    }

    [Fact]
    public void Another_time_to_live_is_set_right()
    {
        var plan = Plan(Snapshot.Without("www A a", "www A b").With("www 60 A a", "www 60 A b"));

        Assert.Equal(4, plan.Change.Lines.Count);
        Assert.All(plan.Change.Added, record => Assert.Equal(300, record.Ttl));
    }

    [Fact]
    public void The_record_of_a_node_that_is_out_waits_for_its_readd()
    {
        var out_ = new Standing("a")
        {
            Rotation = Rotation.Out,
            Owed = [new OwedRecord(Fleets.Example, Zones.Record("www A a"))],
        };

        var plan = Plan(Snapshot.Without("www A a", "x TXT 1"), out_);

        Assert.Equal(["+ x.example.com 300 TXT 1"], plan.Change.Lines);
        Assert.Contains("witness readd a", Assert.Single(plan.Remarks));
    }

    [Fact]
    public void A_node_that_is_in_is_not_taken_out_by_an_old_snapshot()
    {
        var plan = Plan(Snapshot.With("www A c", "z TXT 9"));

        Assert.Equal(["- z.example.com 300 TXT 9"], plan.Change.Lines);
        Assert.Contains("witness remove c", Assert.Single(plan.Remarks));
    }

    [Fact]
    public void A_node_that_is_in_and_lost_its_record_has_it_back() =>
        Assert.Equal(["+ www.example.com 300 A 203.0.113.1"], Plan(Snapshot.Without("www A a")).Change.Lines);

    [Fact]
    public void A_setting_of_the_zone_is_put_back_and_its_identity_is_not()
    {
        var snapshot = With(Snapshot, "MX", "Z1");

        var plan = Restore().Plan(snapshot, With(Snapshot, "FWD", "Z2"));

        Assert.Equal(["~ emailType was FWD and is MX"], plan.Change.Lines);
        Assert.Equal("Z2", plan.Change.After.Attributes[VendorFields.ZoneIdentity]);
    }

    [Fact]
    public void An_address_is_not_put_beside_an_alias_that_stays()
    {
        var plan = Plan(Snapshot.Without("www A a", "www A b", "old CNAME www").With("www CNAME elsewhere"));

        Assert.Empty(plan.Refusals); // the alias is not in the snapshot, so that it leaves
        Assert.Contains("- www.example.com 300 CNAME elsewhere", plan.Change.Lines);
    }

    [Fact]
    public void An_alias_is_not_put_beside_an_address_that_stays()
    {
        var snapshot = Snapshot.Without("www A a", "www A b").With("www CNAME elsewhere");

        var plan = Restore().Plan(snapshot, Snapshot);

        Assert.Contains("cannot stand beside", Assert.Single(plan.Refusals), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_one_node_alone_is_put_back_and_taken_out_like_any_other()
    {
        var out_ = new Standing("a") { Rotation = Rotation.Out };
        var snapshot = Snapshot.With("own A a");

        Assert.Equal(["+ own.example.com 300 A 203.0.113.1"], Restore(out_).Plan(snapshot, Snapshot).Change.Lines);
        Assert.Equal(["- own.example.com 300 A 203.0.113.1"], Plan(snapshot).Change.Lines);
    }

    [Fact]
    public void What_enters_takes_the_time_to_live_of_what_stays_of_its_set()
    {
        var now = Snapshot.Without("www A a", "www A b").With("www 600 A b", "www 600 A c");

        var plan = Plan(now);

        Assert.Equal(["+ www.example.com 600 A 203.0.113.1"], plan.Change.Lines);
        Assert.Contains(
            plan.Remarks,
            remark => remark.Contains("has TTL 600, as what stays of its set has", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Keys_that_a_signer_has_rolled_are_not_rolled_back() =>
        Assert.True(
            Restore()
                .Plan(Snapshot.With("@ DNSKEY 257 3 13 old"), Snapshot.With("@ DNSKEY 257 3 13 new"))
                .Change.IsEmpty
        );

    [Fact]
    public void A_zone_that_can_be_read_only_in_part_is_not_restored()
    {
        var plan = Plan(Snapshot.Without("x TXT 1") with { IsWhole = false });

        Assert.Contains("only in part", Assert.Single(plan.Refusals));
    }

    private static Zone With(Zone zone, string mail, string id) =>
        zone with
        {
            Attributes = VendorFields.None.With("emailType", mail).With(VendorFields.ZoneIdentity, id),
        };

    private static ZoneRestore Restore(params Standing[] standings) =>
        new(Fleets.Settings(), Fleets.Of("abc"), standings);

    private static ZonePlan Plan(Zone now, params Standing[] standings) => Restore(standings).Plan(Snapshot, now);
}
