using Witness.Doctor.Examinations;

namespace Witness.Tests.Doctor;

/// <summary>What doctor says of the records that stand in the zones.</summary>
public sealed class RecordExaminationTests : IDisposable
{
    private readonly Ward _ward = new();

    public void Dispose() => _ward.Dispose();

    [Fact]
    public async Task Records_are_told_for_each_node_and_what_is_missing_or_foreign_is_a_warning()
    {
        _ward.Configure(
            nodes: """{ "name": "chitoge", "addresses": ["127.0.9.11", "::2"] }, { "name": "taiga", "addresses": ["127.0.9.12"] }, { "name": "rin", "addresses": ["127.0.9.13"] }"""
        );
        _ward.Zone = () => Ward.ZoneOf("www A 127.0.9.11", "www A 127.0.9.12", "www A 203.0.113.1");

        Assert.Equal(
            [
                "ok records: chitoge: www.demo.test 300 A 127.0.9.11",
                "warn records: chitoge: ::2 stands under no name in rotation: publish it, or leave it out of the configuration",
                "ok records: taiga: www.demo.test 300 A 127.0.9.12",
                "warn records: rin has no record under a name in rotation: it gets no users, and there is nothing to remove: correct its addresses, or publish them",
                "warn records: www.demo.test 300 A 203.0.113.1 is of no node: it is not checked, never removed, and not counted: add its machine to nodes, unless that is meant",
            ],
            await _ward.ExamineAsync(new RecordExamination())
        );
    }

    [Fact]
    public async Task A_ttl_above_an_hour_is_a_warning_that_says_what_it_means()
    {
        Assert.Equal(
            ["ok ttl: resolvers forget a removed address within 5 min"],
            await _ward.ExamineAsync(new TtlExamination())
        );

        _ward.Zone = () => Ward.ZoneOf("www A 127.0.9.11 7200", "www A 127.0.9.12 7200");

        Assert.StartsWith(
            "warn ttl: www.demo.test A has a TTL of 7200: after a removal resolvers may answer the dead node for 2 h more",
            Assert.Single(await _ward.ExamineAsync(new TtlExamination()))
        );
    }

    [Fact]
    public async Task An_alias_in_the_way_of_the_nodes_fails()
    {
        _ward.Configure(zone: """, "names": ["www", "shop", "cdn"] """);
        _ward.Zone = () =>
            Ward.ZoneOf(
                "www A 127.0.9.11",
                "www A 127.0.9.12",
                "shop CNAME lb.demo.test.",
                "cdn CNAME edge.provider.test.",
                "other CNAME www.demo.test."
            );

        Assert.Equal(
            [
                "fail aliases: shop.demo.test is an alias (CNAME lb.demo.test.), and no address of a node can be removed there: list lb.demo.test instead, or give shop.demo.test addresses of its own",
                "fail aliases: cdn.demo.test is an alias (CNAME edge.provider.test.), and no address of a node can be removed there: configure the zone that holds edge.provider.test and list that name there, or give cdn.demo.test addresses of its own",
            ],
            await _ward.ExamineAsync(new AliasExamination())
        );
    }
}
