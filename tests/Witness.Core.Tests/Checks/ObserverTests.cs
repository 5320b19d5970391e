using Witness.Core.Checks;
using Witness.Core.Nodes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Checks;

public sealed class ObserverTests
{
    private static readonly CheckAnswer Pass = CheckAnswer.Pass("200 OK");
    private static readonly CheckAnswer Fail = CheckAnswer.Fail("503");
    private static readonly CheckAnswer Unknown = CheckAnswer.Unknown("no file handles");
    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData("x.", CheckOutcome.Passed, 2)]
    [InlineData("xx", CheckOutcome.Failed, 2)]
    [InlineData(".x", CheckOutcome.Passed, 1)]
    [InlineData("x?", CheckOutcome.Unknown, 2)]
    [InlineData("?x", CheckOutcome.Unknown, 1)]
    public async Task A_failed_check_is_asked_once_more_and_has_failed_when_both_have(
        string answers,
        CheckOutcome outcome,
        int tries
    )
    {
        var check = new ScriptedCheck([
            .. answers.Select(sign =>
                sign == '.' ? Pass
                : sign == 'x' ? Fail
                : Unknown
            ),
        ]);
        var result = await AskAsync(check, Retry.Default);

        Assert.Equal((outcome, tries, tries), (result.Outcome, result.Tries, check.Asked));
    }

    [Fact]
    public async Task Retries_can_be_switched_off()
    {
        var check = new ScriptedCheck(Fail, Pass);

        Assert.Equal(CheckOutcome.Failed, (await AskAsync(check, new Retry(0, TimeSpan.Zero))).Outcome);
        Assert.Equal(1, check.Asked);
    }

    [Fact]
    public async Task A_second_try_waits_for_its_pause()
    {
        var check = new ScriptedCheck(Fail, Pass);
        var asking = ObserveAsync([NodeOf(check)]);
        await Conditions.UntilAsync(() => _clock.WaitsFor(Retry.Default.After));
        _clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal(1, check.Asked);
        _clock.Advance(TimeSpan.FromSeconds(0.1));

        await asking;
        Assert.Equal(2, check.Asked);
    }

    [Fact]
    public async Task A_deadline_that_expires_is_a_failed_result()
    {
        var check = Silent();
        var asking = ObserveAsync([NodeOf(check) with { Retry = new Retry(0, TimeSpan.Zero) }]);
        await Conditions.UntilAsync(() => check.Asked == 1 && _clock.WaitsFor(check.Timeout));
        _clock.Advance(check.Timeout);
        var result = Assert.Single(Assert.Single(await asking).Results);

        Assert.Equal((CheckOutcome.Failed, "no answer within 10 s"), (result.Outcome, result.Detail));
        Assert.Equal(check.Timeout, result.Took);
    }

    [Fact]
    public async Task A_check_that_breaks_is_unknown_and_costs_no_other_check_its_answer()
    {
        var broken = new ScriptedCheck { Work = _ => throw new FormatException("a digit was expected") };
        var cancelsItself = new ScriptedCheck { Work = _ => throw new OperationCanceledException("by itself") };
        var observation = Assert.Single(
            await DriveAsync(ObserveAsync([NodeOf(broken, cancelsItself, new ScriptedCheck(Pass))]))
        );

        Assert.Equal(
            [CheckOutcome.Unknown, CheckOutcome.Unknown, CheckOutcome.Passed],
            observation.Results.Select(result => result.Outcome)
        );
        Assert.Contains(
            "FormatException: a digit was expected",
            observation.Results[0].Detail,
            StringComparison.Ordinal
        );
        Assert.Equal(CheckOutcome.Passed, observation.Outcome);
    }

    [Fact]
    public async Task No_more_checks_work_at_once_than_are_allowed()
    {
        var answer = new TaskCompletionSource<CheckAnswer>();
        var checks = Enumerable.Range(0, 10).Select(_ => new ScriptedCheck { Work = _ => answer.Task }).ToArray();
        var asking = ObserveAsync([NodeOf(checks)], concurrency: 3);
        await Conditions.UntilAsync(() => checks.Sum(check => check.Asked) == 3);
        answer.SetResult(Pass);

        Assert.All((await asking)[0].Results, result => Assert.Equal(CheckOutcome.Passed, result.Outcome));
    }

    [Fact]
    public async Task Silent_checks_give_up_their_place_so_that_a_dead_fleet_is_done_in_time()
    {
        var checks = Enumerable.Range(0, 10).Select(_ => Silent()).ToArray();
        var asking = ObserveAsync([NodeOf(checks) with { Retry = new Retry(0, TimeSpan.Zero) }], concurrency: 2);
        for (var asked = 2; asked <= checks.Length; asked += 2)
        {
            // A deadline for each that was asked, and the gate's watch.
            var timers = asked + 1;
            await Conditions.UntilAsync(() => checks.Sum(check => check.Asked) == asked && _clock.Waiting == timers);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        await DriveAsync(asking);
        Assert.All((await asking)[0].Results, result => Assert.Equal(CheckOutcome.Failed, result.Outcome));
    }

    [Fact]
    public async Task Nodes_are_asked_in_another_order_each_round_and_observed_in_their_own()
    {
        var asked = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var nodes = Enumerable.Range(0, 20).Select(number => Telling($"n{number}", asked)).ToList();
        var observer = new Observer(1, TimeSpan.FromMinutes(1), new Random(1), _clock);

        var first = await DriveAsync(observer.ObserveAsync(nodes, TestContext.Current.CancellationToken));
        var second = await DriveAsync(observer.ObserveAsync(nodes, TestContext.Current.CancellationToken));

        var order = asked.ToList();
        Assert.Equal(nodes.Select(node => node.Name).Order(), order.Take(20).Order());
        Assert.NotEqual(order.Take(20), order.Skip(20));
        Assert.NotEqual(nodes.Select(node => node.Name), order.Take(20));
        Assert.Equal(nodes, first.Select(one => one.Node));
        Assert.Equal(nodes, second.Select(one => one.Node));
    }

    [Fact]
    public async Task A_check_that_knows_better_how_long_its_node_took_is_believed()
    {
        var took = TimeSpan.FromMilliseconds(5);
        var result = await AskAsync(new ScriptedCheck(Pass with { Took = took }), Retry.Default);

        Assert.Equal(took, result.Took);
    }

    [Fact]
    public async Task A_deadline_that_this_machine_noticed_far_too_late_says_nothing_of_the_node()
    {
        var check = Silent();
        var asking = ObserveAsync([NodeOf(check) with { Retry = new Retry(0, TimeSpan.Zero) }]);
        await Conditions.UntilAsync(() => check.Asked == 1 && _clock.WaitsFor(check.Timeout));
        _clock.Sleep(TimeSpan.FromSeconds(30));
        var result = Assert.Single(Assert.Single(await asking).Results);

        Assert.Equal(
            (
                CheckOutcome.Unknown,
                "this machine was too busy or asleep: it noticed only after 30 s that 10 s were over"
            ),
            (result.Outcome, result.Detail)
        );
    }

    [Fact]
    public async Task A_round_that_is_abandoned_ends_as_cancelled_whatever_its_checks_throw()
    {
        using var abandon = new CancellationTokenSource();
        var breaks = new ScriptedCheck
        {
            Work = async deadline =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, _clock, deadline.Token)
                    .ContinueWith(_ => { }, TaskScheduler.Default);
                throw new InvalidOperationException("the socket was closed");
            },
        };
        var asking = new Observer(10, TimeSpan.FromMinutes(1), new Random(1), _clock).ObserveAsync(
            [NodeOf(breaks, Silent())],
            abandon.Token
        );
        await abandon.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task A_node_without_checks_is_observed_as_nothing()
    {
        var observation = Assert.Single(await ObserveAsync([Fleets.Unchecked("a")]));

        Assert.Empty(observation.Results);
        Assert.Null(observation.Outcome);
    }

    private static Node Telling(string name, System.Collections.Concurrent.ConcurrentQueue<string> asked) =>
        Fleets.Unchecked(name) with
        {
            Checks =
            [
                new ScriptedCheck
                {
                    Work = _ =>
                    {
                        asked.Enqueue(name);
                        return Task.FromResult(Pass);
                    },
                },
            ],
        };

    /// <summary>Says nothing, and gives up within the very step of the clock that ends its time.</summary>
    private static ScriptedCheck Silent() =>
        new()
        {
            Work = deadline =>
            {
                var never = new TaskCompletionSource<CheckAnswer>();
                deadline.Token.Register(() => never.SetCanceled(deadline.Token));
                return never.Task;
            },
        };

    private static Node NodeOf(params ICheck[] checks) => new("a", [Fleets.V4("a")], checks);

    private async Task<CheckResult> AskAsync(ScriptedCheck check, Retry retry) =>
        Assert.Single(Assert.Single(await DriveAsync(ObserveAsync([NodeOf(check) with { Retry = retry }]))).Results);

    private Task<IReadOnlyList<Observation>> ObserveAsync(IReadOnlyList<Node> nodes, int concurrency = 10) =>
        new Observer(concurrency, TimeSpan.FromMinutes(1), new Random(1), _clock).ObserveAsync(
            nodes,
            TestContext.Current.CancellationToken
        );

    /// <summary>Lets time pass in small steps, and only when all that can go on without it has gone on.</summary>
    private async Task<T> DriveAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            await Conditions.QuietAsync();
            _clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        return await work;
    }
}
