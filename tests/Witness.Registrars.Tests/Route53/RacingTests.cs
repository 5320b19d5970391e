using Microsoft.AspNetCore.Http;
using Witness.Core.Dns;
using Witness.Registrars.Tests.Route53.Server;

namespace Witness.Registrars.Tests.Route53;

/// <summary>Others write at the same time, and answers get lost.</summary>
public sealed class RacingTests : Route53TestBase
{
    public static TheoryData<string> LostAnswers => [.. Answers.Keys];

    private static readonly Dictionary<string, Func<HttpContext, Task>> Answers = new(StringComparer.Ordinal)
    {
        ["nothing"] = FaultAnswers.Lost,
        ["a login page"] = FaultAnswers.Text(200, "<html>Log in</html>"),
        ["an empty page"] = FaultAnswers.Text(200, ""),
        ["half a page"] = FaultAnswers.CutShort("<ChangeResourceRecordSetsResponse><ChangeInfo>"),
        ["an error inside"] = FaultAnswers.Error(500, "InternalFailure"),
        ["an error on the way"] = FaultAnswers.Text(503, "<html>Try later</html>"),
        ["an error without a reason"] = FaultAnswers.Text(400, "Bad request"),
    };

    [Fact]
    public async Task Case_22_A_value_that_somebody_added_a_second_ago_is_not_overwritten()
    {
        PutWww(Dead, Alive);
        var change = await RemovalAsync();
        PutWww(Dead, Alive, "203.0.113.77");

        await StaleAsync(change);
        await ApplyAsync(await RemovalAsync());

        Assert.Equal([Alive, "203.0.113.77"], Zone.Sets.Single(set => set.Key.Type == "A").Values);
    }

    [Fact]
    public async Task Case_23_A_time_to_live_that_somebody_changed_is_found_and_kept()
    {
        PutWww(Dead, Alive);
        var change = await RemovalAsync();
        Zone.Put(StoredSet.Of("www.example.com", "A", 60, [Dead, Alive]));

        await StaleAsync(change);
        await ApplyAsync(await RemovalAsync());

        Assert.Equal("60", Zone.Sets.Single(set => set.Key.Type == "A")["TTL"]);
    }

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task Case_24_A_change_whose_answer_is_lost_is_unclear_and_its_repetition_harmless(string answer)
    {
        PutWww(Dead, Alive);
        var change = await RemovalAsync();
        Server.FailNextChange(FaultMoment.After, Answers[answer]);

        var error = await Assert.ThrowsAsync<RegistrarException>(() => ApplyAsync(change));

        Assert.Equal(RegistrarFault.Unclear, error.Fault);
        await StaleAsync(change);
        Assert.Empty((await RemovalAsync()).Removed);
        Assert.Equal([Alive], Zone.Sets.Single(set => set.Key.Type == "A").Values);
    }

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task Case_24_A_change_that_never_arrived_is_unclear_and_can_be_made_again(string answer)
    {
        PutWww(Dead, Alive);
        var (change, held) = (await RemovalAsync(), Held());
        Server.FailNextChange(FaultMoment.Before, Answers[answer]);

        var error = await Assert.ThrowsAsync<RegistrarException>(() => ApplyAsync(change));

        Assert.Equal(RegistrarFault.Unclear, error.Fault);
        Assert.Equal(held, Held());
        await ApplyAsync(change);
        Assert.Equal([Alive], Zone.Sets.Single(set => set.Key.Type == "A").Values);
    }

    [Fact]
    public async Task Case_24_A_set_that_was_deleted_or_created_already_is_found_so()
    {
        PutWww(Dead);
        var removal = await RemovalAsync();
        await ApplyAsync(removal);
        await StaleAsync(removal);

        var back = new ZoneChange(await ReadAsync(), [], removal.Removed);
        await ApplyAsync(back);
        await StaleAsync(back);
    }

    [Fact]
    public async Task One_stale_set_keeps_a_whole_change_from_being_made()
    {
        PutWww(Dead, Alive);
        Zone.Put(StoredSet.Of("api.example.com", "A", 60, [Dead, Alive]));
        var change = await RemovalAsync();
        Zone.Put(StoredSet.Of("api.example.com", "A", 61, [Dead, Alive]));

        await StaleAsync(change);
    }

    [Fact]
    public async Task A_rehearsal_deletes_and_creates_each_set_in_one_batch()
    {
        PutWww(Dead, Alive);
        var (zone, held) = (await ReadAsync(), Held());
        Server.Calls.Clear();

        await ApplyAsync(ZoneChange.Rehearsal(zone, [.. zone.AddressRecords]));

        Assert.Equal($"POST /2013-04-01/hostedzone/{Zone.Id}/rrset/", Assert.Single(Server.Calls));
        Assert.Equal(held.Order(StringComparer.Ordinal), Held().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_change_is_one_call_however_many_names_it_has()
    {
        PutWww(Dead, Alive);
        Zone.Put(StoredSet.Of("api.example.com", "A", 60, [Dead]));
        Zone.Put(StoredSet.Of("*.example.com", "A", 60, [Alive, Dead]));
        var change = await RemovalAsync();
        Server.Calls.Clear();

        await ApplyAsync(change);

        Assert.Equal($"POST /2013-04-01/hostedzone/{Zone.Id}/rrset/", Assert.Single(Server.Calls));
        Assert.Empty((await RemovalAsync()).Removed);
    }
}
