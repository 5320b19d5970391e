using Witness.Core.Dns;
using Witness.Core.Publications;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Publications;

public sealed class PublicationCheckTests
{
    private static readonly DateTimeOffset Accepted = ManualClock.Start;

    private static readonly AwaitedPublication Removal = new(
        7,
        "a",
        Fleets.Example,
        Accepted,
        [Zones.Record("www 300 A a"), Zones.Record("www 900 AAAA a")],
        []
    );

    private static readonly AwaitedPublication Readd = Removal with { Removed = [], Added = Removal.Removed };

    public static TheoryData<string, string> Answers() =>
        new()
        {
            { "", "1 of 1 name server agrees" },
            { "www A b", "1 of 1 name server agrees" },
            { "mail A a", "1 of 1 name server agrees" },
            { "www A a", "0 of 1 name server agree; ns1 still answers www.example.com A 203.0.113.1 (serial 5)" },
            {
                "www A a|www AAAA a",
                "0 of 1 name server agree; ns1 still answers www.example.com A 203.0.113.1 and 1 more (serial 5)"
            },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public void A_removal_is_published_when_nothing_of_it_is_answered(string answered, string words)
    {
        var result = Judge(Removal, Sight("ns1", answered));
        Assert.Equal(words, result.Detail);
        Assert.Equal(words.StartsWith('1') ? PublicationState.Published : PublicationState.Awaited, result.State);
    }

    [Theory]
    [InlineData("www 60 A a|www AAAA a|www A b", PublicationState.Published)]
    [InlineData("www A a", PublicationState.Awaited)]
    [InlineData("", PublicationState.Awaited)]
    public void A_readd_is_published_when_all_of_it_is_answered(string answered, PublicationState state) =>
        Assert.Equal(state, Judge(Readd, Sight("ns1", answered)).State);

    [Fact]
    public void All_servers_have_to_agree_and_those_that_do_not_are_named()
    {
        var silent = ServerSight.Without("ns3", "no answer over UDP within 2 s, asked 3 times");
        var result = Judge(Removal, Sight("ns1", ""), Sight("ns2", "www A a"), silent);

        Assert.Equal(PublicationState.Awaited, result.State);
        Assert.Equal(
            "1 of 3 name servers agrees; ns2 still answers www.example.com A 203.0.113.1 (serial 5); ns3: no answer over UDP within 2 s, asked 3 times",
            result.Detail
        );
    }

    [Fact]
    public void The_last_cache_has_forgotten_it_the_longest_ttl_after_it_was_published()
    {
        var result = Judge(Removal, Sight("ns1", ""));

        Assert.Equal(Accepted.AddSeconds(12), result.Published);
        Assert.Equal(Accepted.AddSeconds(12 + 900), result.DrainedBy);
        Assert.Equal(
            "a: example.com: published after 12 s, drained by 2026-01-02 03:19:12Z: 1 of 1 name server agrees",
            result.ToString()
        );
    }

    [Fact]
    public void Nothing_has_to_drain_of_what_entered()
    {
        var result = Judge(Readd, Sight("ns1", "www A a|www AAAA a"));
        Assert.Equal((PublicationState.Published, null), (result.State, result.DrainedBy));
    }

    [Fact]
    public void Half_an_hour_is_the_end_of_it_published_or_not()
    {
        var end = Accepted + PublicationSchedule.GivesUpAfter;
        var late = PublicationCheck.Judge(Removal, [Sight("ns1", "www A a")], registrar: null, end);
        Assert.Equal((PublicationState.Late, null, null), (late.State, late.Published, late.DrainedBy));
        Assert.Equal(
            PublicationState.Published,
            PublicationCheck.Judge(Removal, [Sight("ns1", "")], registrar: null, end).State
        );
    }

    [Fact]
    public void With_nobody_to_ask_nothing_is_claimed()
    {
        var result = Judge(Removal);
        Assert.Equal((PublicationState.Unasked, null), (result.State, result.Published));
    }

    [Theory]
    [InlineData(RegistrarSightState.Everywhere, PublicationState.Published)]
    [InlineData(RegistrarSightState.Pending, PublicationState.Awaited)]
    [InlineData(RegistrarSightState.Untold, PublicationState.Published)]
    public void A_registrar_that_can_tell_must_agree_and_one_that_does_not_tell_decides_nothing(
        RegistrarSightState said,
        PublicationState state
    )
    {
        var result = JudgeWith(new RegistrarSight(said, "Route53 says so"), Sight("ns1", ""));

        Assert.Equal((state, "1 of 1 name server agrees; Route53 says so"), (result.State, result.Detail));
    }

    [Fact]
    public void A_registrar_that_agrees_speaks_for_no_name_server()
    {
        var said = new RegistrarSight(RegistrarSightState.Everywhere, "Route53 says so");

        Assert.Equal(PublicationState.Awaited, JudgeWith(said, Sight("ns1", "www A a")).State);
    }

    [Theory]
    [InlineData(RegistrarSightState.Everywhere, PublicationState.Published)]
    [InlineData(RegistrarSightState.Pending, PublicationState.Awaited)]
    [InlineData(RegistrarSightState.Untold, PublicationState.Unasked)]
    public void Where_no_name_server_is_to_be_asked_the_registrar_alone_tells(
        RegistrarSightState said,
        PublicationState state
    ) => Assert.Equal(state, JudgeWith(new RegistrarSight(said, "Route53 says so")).State);

    [Fact]
    public void A_registrar_that_lags_for_half_an_hour_is_named()
    {
        var result = PublicationCheck.Judge(
            Removal,
            [Sight("ns1", "")],
            new RegistrarSight(RegistrarSightState.Pending, "Route53 (change C123) is still PENDING"),
            Accepted + PublicationSchedule.GivesUpAfter
        );

        Assert.Equal(
            "a: example.com: not published within 30 min: 1 of 1 name server agrees; Route53 (change C123) is still PENDING",
            result.ToString()
        );
    }

    private static PublicationResult Judge(AwaitedPublication awaited, params IReadOnlyList<ServerSight> sights) =>
        PublicationCheck.Judge(awaited, sights, registrar: null, Accepted.AddSeconds(12));

    private static PublicationResult JudgeWith(RegistrarSight said, params IReadOnlyList<ServerSight> sights) =>
        PublicationCheck.Judge(Removal, sights, said, Accepted.AddSeconds(12));

    private static ServerSight Sight(string server, string answered) =>
        new(server, [.. answered.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(Zones.Record)])
        {
            Serial = 5,
        };
}
