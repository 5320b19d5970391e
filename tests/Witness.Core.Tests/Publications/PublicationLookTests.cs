using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Publications;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Publications;

public sealed class PublicationLookTests : IDisposable
{
    private static readonly DnsRecord Address = Zones.Record("www 300 A a");
    private readonly ManualClock _clock = new();
    private readonly MemoryLedger _ledger = new();
    private readonly ScriptedNameServers _servers = new();
    private readonly TellingRegistrar _registrar = new();
    private readonly RegistrarBook _book;
    private PublicationLook _look;

    public PublicationLookTests()
    {
        _book = new RegistrarBook(
            [new ZoneSettings(Fleets.Example, _registrar.Name, Names: null)],
            [_registrar],
            _clock
        );
        _look = NewLook();
    }

    public void Dispose() => _book.Dispose();

    [Fact]
    public async Task A_change_is_asked_about_until_all_servers_agree_and_then_no_more()
    {
        Await(1);
        _servers.Sights = [Sight(Address)];
        await AfterAsync(1);
        Assert.Empty(_servers.Questions);

        await AfterAsync(1);
        await AfterAsync(1);
        Assert.Single(_servers.Questions);

        _servers.Sights = [Sight()];
        var published = Assert.Single(await AfterAsync(4));
        Assert.Equal((PublicationState.Published, ManualClock.Start.AddSeconds(7)), (published.State, published.At));
        await AfterAsync(600);
        Assert.Equal(2, _servers.Questions.Count);
    }

    [Fact]
    public async Task What_still_disagrees_is_written_down_when_it_changes_and_not_at_every_look()
    {
        Await(1);
        _servers.Sights = [Sight(Address)];
        Assert.Single(await AfterAsync(2));
        Assert.Empty(await AfterAsync(10));
        _servers.Sights = [ServerSight.Without("ns1", "answers Refused")];
        Assert.Equal("0 of 1 name server agree; ns1: answers Refused", Assert.Single(await AfterAsync(10)).Detail);
    }

    [Fact]
    public async Task What_is_not_published_after_half_an_hour_is_told_once_with_the_servers_that_lag()
    {
        Await(1);
        _servers.Sights = [Sight(Address)];
        for (var minute = 0; minute < 40; minute++)
        {
            await AfterAsync(60);
        }

        var notice = Assert.Single(_ledger.Notices);
        Assert.Equal((NoticeKind.NotPublished, "a"), (notice.Kind, notice.Node));
        Assert.StartsWith(
            "a: example.com: not published within 30 min: 0 of 1 name server agree; ns1 still answers www.example.com A 203.0.113.1;",
            notice.Text,
            StringComparison.Ordinal
        );
        Assert.Empty(_ledger.Awaited);
    }

    [Fact]
    public async Task A_restart_goes_on_where_it_was_and_asks_at_once()
    {
        Await(1);
        _servers.Sights = [Sight(Address)];
        await AfterAsync(2);
        _look = NewLook();
        _servers.Sights = [Sight()];

        Assert.Equal(PublicationState.Published, Assert.Single(await AfterAsync(1000)).State);
    }

    [Theory]
    [InlineData(3599, PublicationState.Late, 1)]
    [InlineData(3600, PublicationState.Unasked, 0)]
    public async Task A_witness_that_was_away_asks_once_more_and_after_an_hour_no_more(
        int seconds,
        PublicationState state,
        int questions
    )
    {
        Await(1);
        _servers.Sights = [Sight(Address)];
        Assert.Equal(state, Assert.Single(await AfterAsync(seconds)).State);
        Assert.Equal(questions, _servers.Questions.Count);
        Assert.Equal(questions, _ledger.Notices.Count());
    }

    [Fact]
    public async Task A_removal_that_was_taken_back_before_it_was_published_is_overtaken()
    {
        Await(1);
        _servers.Sights = [Sight(Address)];
        await AfterAsync(2);
        _ledger.Awaited.Add(new(2, "a", Fleets.Example, _clock.GetUtcNow(), [], [Address]));

        var results = await AfterAsync(2);

        Assert.Equal(
            [(1, PublicationState.Overtaken), (2, PublicationState.Published)],
            results.Select(one => (one.Of.Change, one.State))
        );
        Assert.Equal("overtaken by change 2", results[0].Detail);
        Assert.Empty(_ledger.Notices);
    }

    [Fact]
    public async Task Changes_of_one_zone_are_asked_about_together_and_each_set_once()
    {
        Await(1);
        Await(2, Zones.Record("www A b"), Zones.Record("@ AAAA b"));
        _servers.Sights = [Sight()];
        Assert.Equal(2, (await AfterAsync(2)).Count);

        var (zone, sets) = Assert.Single(_servers.Questions);
        Assert.Equal(Fleets.Example, zone);
        Assert.Equal(["example.com AAAA", "www.example.com A"], sets.Select(set => $"{set.Name} {set.Type}").Order());
    }

    [Fact]
    public async Task A_change_of_no_address_is_not_asked_about()
    {
        Await(1, Zones.Record("@ MX 10 mail"));
        Assert.Equal(PublicationState.Unasked, Assert.Single(await AfterAsync(0)).State);
        Assert.Empty(_servers.Questions);
    }

    [Fact]
    public async Task A_registrar_that_can_tell_is_asked_beside_the_servers_until_both_agree()
    {
        Await(1);
        _servers.Sights = [Sight()];
        _registrar.Said = new RegistrarSight(RegistrarSightState.Pending, "Route53 (change C1) is still PENDING");
        var pending = Assert.Single(await AfterAsync(2));
        Assert.Equal(PublicationState.Awaited, pending.State);
        Assert.EndsWith("; Route53 (change C1) is still PENDING", pending.Detail, StringComparison.Ordinal);

        _registrar.Said = new RegistrarSight(RegistrarSightState.Everywhere, "Route53 (change C1) is INSYNC");

        Assert.Equal(PublicationState.Published, Assert.Single(await AfterAsync(5)).State);
    }

    [Fact]
    public async Task A_registrar_that_breaks_leaves_it_to_the_servers()
    {
        Await(1);
        _servers.Sights = [Sight()];
        _registrar.Breaks = true;

        var result = Assert.Single(await AfterAsync(2));

        Assert.Equal(PublicationState.Published, result.State);
        Assert.Contains(
            "registrar telling itself broke (InvalidOperationException",
            result.Detail,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_zone_that_is_configured_no_more_is_left_to_the_servers()
    {
        _ledger.Awaited.Add(new(1, "a", DomainName.Parse("example.org"), _clock.GetUtcNow(), [Address], []));
        _servers.Sights = [Sight()];

        Assert.Equal(PublicationState.Published, Assert.Single(await AfterAsync(2)).State);
    }

    [Fact]
    public async Task A_fence_is_awaited_from_its_acceptance_and_no_standing_is_touched()
    {
        using var world = new World("abc", Zones.Www("abc"));
        await world.RoundsAsync(4, "a=x");
        Assert.Equal(Rotation.Out, world["a"]);
        var awaited = Assert.Single(world.Ledger.Awaited);
        Assert.Equal(2, awaited.Removed.Count);

        var look = new PublicationLook(world.Ledger, _servers, _book, world.Clock);
        _servers.Sights = [Sight()];
        world.Clock.Advance(TimeSpan.FromSeconds(2));
        await look.RunAsync(TestContext.Current.CancellationToken);

        var entry = world.Ledger.Entries[^1];
        Assert.Equal(PublicationState.Published, Assert.Single(entry.Publications).State);
        Assert.Empty(entry.Standings);
        Assert.Null(entry.Round);
    }

    [Fact]
    public async Task It_says_whether_it_is_to_look_again_before_long()
    {
        await AfterAsync(2);
        Assert.False(_look.IsAwaiting);

        Await(1);
        await AfterAsync(2);
        Assert.True(_look.IsAwaiting);
    }

    private PublicationLook NewLook() => new(_ledger, _servers, _book, _clock);

    private void Await(long change, params DnsRecord[] removed) =>
        _ledger.Awaited.Add(
            new(change, "a", Fleets.Example, _clock.GetUtcNow(), removed.Length == 0 ? [Address] : removed, [])
        );

    private async Task<IReadOnlyList<PublicationResult>> AfterAsync(int seconds)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        return await _look.RunAsync(TestContext.Current.CancellationToken);
    }

    private static ServerSight Sight(params DnsRecord[] records) => new("ns1", records);
}
