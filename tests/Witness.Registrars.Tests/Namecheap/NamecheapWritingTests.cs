using Witness.Core.Dns;

namespace Witness.Registrars.Tests.Namecheap;

public sealed class NamecheapWritingTests(NamecheapServer server)
    : NamecheapCases(server),
        IClassFixture<NamecheapServer>
{
    public static TheoryData<string> AfterTheWrite => ["dropped", "half", "truncated", "gateway", "failed"];

    [Fact]
    public async Task A_removal_takes_three_calls_whatever_its_number_of_names()
    {
        var scene = NewScene();

        await scene.ApplyAsync(await scene.PlanAsync());
        Assert.DoesNotContain((await scene.ReadAsync()).AddressRecords, record => record.Data == Scene.Dead);

        Assert.Equal(["getHosts", "setHosts", "getHosts"], scene.Domain.Calls);
        scene.AssertDeadLeft();
    }

    [Theory]
    [MemberData(nameof(AfterTheWrite))]
    public async Task Case_03_an_answer_lost_after_the_write_is_unclear_and_nothing_is_sent_again(string how)
    {
        var scene = NewScene();
        var plan = await scene.PlanAsync();
        scene.Domain.Meet(Named(how));

        await scene.FailToApplyAsync(plan, RegistrarFault.Unclear);

        Assert.Equal(1, scene.Writes);
        scene.AssertDeadLeft();
        Assert.Empty(Scene.RemovalFrom(await scene.ReadAsync()).Removed);
        await Assert.ThrowsAsync<StaleZoneException>(() => scene.ApplyAsync(plan));
        scene.AssertDeadLeft();
    }

    [Fact]
    public async Task Case_03_so_is_one_that_does_not_come_in_time()
    {
        var scene = NewScene();
        var plan = await scene.PlanAsync();
        var reached = new TaskCompletionSource();
        scene.Domain.Meet(Faults.Hang(reached, executed: true));

        var failing = scene.FailToApplyAsync(plan, RegistrarFault.Unclear);
        await reached.Task;
        scene.Time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal("no answer of 127.0.0.1 within 15 s", (await failing).Message);
        scene.AssertDeadLeft();
    }

    [Fact]
    public async Task Case_03_a_connection_lost_before_the_write_changes_nothing()
    {
        var scene = NewScene();
        var plan = await scene.PlanAsync();
        scene.Domain.Meet(Faults.Drop);

        await scene.FailToApplyAsync(plan, RegistrarFault.Unclear);

        Assert.Equal(1, scene.Writes);
        scene.AssertUntouched();
    }

    [Fact]
    public async Task Case_04_a_write_that_was_answered_and_ignored_is_seen_by_reading_back()
    {
        var scene = NewScene();
        var plan = await scene.PlanAsync();
        scene.Domain.Meet(Faults.Ignored);

        await scene.ApplyAsync(plan);

        Assert.Equal(4, Scene.RemovalFrom(await scene.ReadAsync()).Removed.Count);
        scene.AssertUntouched();
    }

    [Fact]
    public async Task Case_04_a_reading_back_that_is_behind_is_shown_as_it_came_and_the_next_asks_again()
    {
        var scene = NewScene();
        await scene.ApplyAsync(await scene.PlanAsync());
        scene.Domain.Meet(Faults.Stale);

        var behind = await scene.PlanAsync();
        Assert.Equal(4, behind.Removed.Count);
        Assert.Empty((await scene.PlanAsync()).Removed);

        await Assert.ThrowsAsync<StaleZoneException>(() => scene.ApplyAsync(behind));
        scene.AssertDeadLeft();
    }

    [Fact]
    public async Task A_change_of_nothing_writes_the_zone_back_as_it_is()
    {
        var scene = NewScene();

        await scene.ApplyAsync(new ZoneChange(await scene.ReadAsync(), [], []));

        Assert.Equal(1, scene.Writes);
        scene.AssertUntouched();
    }

    [Fact]
    public async Task Records_of_one_name_and_type_may_each_have_a_time_to_live_of_their_own()
    {
        var scene = NewScene();
        var zone = await scene.ReadAsync();
        var other = new DnsRecord(zone.Name, "TXT", 300, "verification=1");

        await scene.ApplyAsync(new ZoneChange(zone, [], [other]));

        Assert.Equal(
            [300, 1799],
            (await scene.ReadAsync()).At(zone.Name).Where(it => it.Type == "TXT").Select(it => it.Ttl).Order()
        );
    }

    [Fact]
    public async Task A_mail_setting_that_somebody_reset_can_be_put_back()
    {
        var scene = NewScene();
        var zone = await scene.ReadAsync();

        await scene.ApplyAsync(new ZoneChange(zone, [], [], zone.Attributes.With("emailType", "MXE")));

        Assert.Equal("MXE", (await scene.ReadAsync()).Attributes["emailType"]);
    }

    [Fact]
    public async Task A_write_that_would_leave_nothing_is_not_sent()
    {
        var scene = NewScene([new ServedHost("@", "A", Scene.Dead)]);

        var error = await scene.FailToApplyAsync(await scene.PlanAsync(), RegistrarFault.Refused);

        Assert.Contains("would be left empty", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, scene.Writes);
    }

    [Fact]
    public async Task A_write_without_success_is_unclear()
    {
        var scene = NewScene();
        var plan = await scene.PlanAsync();
        scene.Domain.Meet(Faults.Body(ServerAnswers.Set(scene.Domain.Name, isSuccess: false)));

        await scene.FailToApplyAsync(plan, RegistrarFault.Unclear);

        scene.AssertUntouched();
    }

    [Fact]
    public async Task Case_15_a_write_that_was_answered_for_another_zone_is_unclear()
    {
        var scene = NewScene();
        var plan = await scene.PlanAsync();
        scene.Domain.Meet(Faults.Body(ServerAnswers.Set("example.com", isSuccess: true)));

        await scene.FailToApplyAsync(plan, RegistrarFault.Unclear);
    }

    private static Fault Named(string how) =>
        how switch
        {
            "dropped" => Faults.DropAfter,
            "half" => Faults.HalfAfter,
            "truncated" => Faults.TruncatedAfter,
            "gateway" => Faults.BadGatewayAfter,
            _ => exchange =>
            {
                exchange.Execute();
                return Faults.Error("3050900", "Unknown error when adding hosts")(exchange);
            },
        };
}
