using Witness.Core.Checks;
using Witness.Core.Orders;
using Witness.Core.Stonith;
using Witness.Core.Strikes;
using Witness.Ledger.History;
using Witness.Status;

namespace Witness.Tests.Status;

public sealed class CaseReaderTests : IDisposable
{
    private readonly Site _site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_removal_is_told_with_what_the_others_did_and_what_to_type()
    {
        await RemoveAsync(new CaseStory(_site, "chitoge", Site.Now.AddHours(-3)));

        var read = (await ReadAsync())!;

        Assert.Equal($"chitoge was taken out of demo.test 2026-01-02 00:06:09Z: {CaseStory.Reason}", read.Summary.What);
        Assert.Equal(
            "all 2 other nodes in rotation passed in these 3 rounds, so it was the node or the way to it; all 2 anchors answered, so the witness was online",
            read.Summary.Truth
        );
        Assert.Equal("it is out, and fails still: mend it; how it fails now says", read.Summary.Next);
        Assert.Equal("witness check chitoge", read.Summary.Command);
        Assert.Equal((3, 3, 2), (read.Before!.Count, read.InWindow, read.After!.Count));
        Assert.Equal(
            "strike strike strike verdict change notice",
            string.Join(' ', read.Events.Select(one => one.Kind))
        );
        Assert.Equal("taiga rin", string.Join(' ', read.ContextOf(read.Strikes.First())!.Passed));
    }

    [Theory]
    [InlineData(Rotation.Out, CheckOutcome.Passed, 3, "witness readd chitoge")]
    [InlineData(Rotation.Out, CheckOutcome.Passed, 1, "witness readd chitoge --force")]
    [InlineData(Rotation.Out, CheckOutcome.Failed, 0, "witness check chitoge")]
    [InlineData(Rotation.Out, CheckOutcome.Unknown, 0, "witness check chitoge")]
    [InlineData(Rotation.Out, null, 0, "witness readd chitoge")]
    [InlineData(Rotation.Leaving, CheckOutcome.Failed, 0, "witness status")]
    [InlineData(Rotation.In, CheckOutcome.Failed, 0, "witness check chitoge")]
    [InlineData(Rotation.In, CheckOutcome.Passed, 5, null)]
    public async Task What_to_type_depends_on_where_the_node_stands(
        Rotation rotation,
        CheckOutcome? outcome,
        int clean,
        string? command
    )
    {
        await RemoveAsync(new CaseStory(_site, "chitoge", Site.Now.AddHours(-3)));
        await new CaseStory(_site, "chitoge", Site.Now).StandAsync(rotation, outcome, clean);

        Assert.Equal(command, (await ReadAsync())!.Summary.Command);
    }

    [Fact]
    public async Task A_fault_that_others_had_too_is_named()
    {
        var story = new CaseStory(_site, "chitoge", Site.Now.AddMinutes(-10));
        await story.StrikeAsync(0, alsoFailed: ["rin"]);
        await story.StrikeAsync(1);

        var read = (await ReadAsync())!;

        Assert.StartsWith(
            "rin (1 of 2) failed in these 2 rounds too, and 1 other node did not: look at what those that failed share",
            read.Summary.Truth,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "chitoge had 2 strikes from 2026-01-02 02:54:05Z until 2026-01-02 02:55:05Z, 2 of them within 1 h, of the 4 that would remove it",
            read.Summary.What,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_brought_it_back_and_the_first_success_after_it_are_told()
    {
        var story = new CaseStory(_site, "chitoge", Site.Now.AddHours(-3));
        await RemoveAsync(story);
        await story.RecoverAsync(20);
        await story.RecoverAsync(40);
        var order = await story.OrderAsync(60, OrderKind.Readd);
        await story.ChangeAsync(61, isRemoval: false, order);
        await story.StandAsync(Rotation.In, CheckOutcome.Passed, 5);

        var read = (await ReadAsync())!;

        Assert.Equal(
            "it was back in DNS 2026-01-02 01:05:09Z, by order 1 of hana@desk (disk replaced), and passed again 2026-01-02 00:24:05Z; it is in and passes, so there is nothing to do",
            read.Summary.Next
        );
        Assert.Equal(story.At(20), Assert.Single(read.Events, one => one.Kind == HistoryKinds.Recovery).At);
    }

    [Fact]
    public async Task A_removal_by_hand_is_told_with_its_order_which_came_before_it()
    {
        var story = new CaseStory(_site, "chitoge", Site.Now.AddHours(-3));
        await story.OrderAsync(0, OrderKind.Hold);
        var order = await story.OrderAsync(1, OrderKind.Remove);
        await story.ChangeAsync(2, isRemoval: true, order);

        var read = (await ReadAsync())!;

        Assert.Equal("order change notice", string.Join(' ', read.Events.Select(one => one.Kind)));
        Assert.EndsWith("by order 2 of hana@desk (disk replaced)", read.Summary.What, StringComparison.Ordinal);
        Assert.Equal("no strike is kept of it", read.Summary.Truth);
    }

    [Fact]
    public async Task Earlier_cases_can_be_asked_for()
    {
        await new CaseStory(_site, "chitoge", Site.Now.AddDays(-3)).StrikeAsync(0, "old");
        await new CaseStory(_site, "chitoge", Site.Now.AddDays(-2)).StrikeAsync(0, "middle");
        await new CaseStory(_site, "chitoge", Site.Now.AddDays(-1)).StrikeAsync(0, "new");

        var (latest, middle) = ((await ReadAsync())!, (await ReadAsync(2))!);

        Assert.Equal((2, 1), (latest.Earlier.Count, middle.Earlier.Count));
        Assert.Contains("middle", Assert.Single(middle.Strikes).Detail);
        Assert.Equal("it was not taken out of DNS", middle.Summary.Next);
        Assert.Null(await ReadAsync(4));
    }

    [Fact]
    public async Task The_newest_cases_of_all_nodes_come_latest_first()
    {
        await new CaseStory(_site, "chitoge", Site.Now.AddDays(-3)).StrikeAsync(0);
        await new CaseStory(_site, "rin", Site.Now.AddDays(-2)).StrikeAsync(0);
        await new CaseStory(_site, "chitoge", Site.Now.AddDays(-1)).StrikeAsync(0);

        using var view = new LedgerView(_site.Configuration);
        var memory = await view.Ledger.RecallAsync(Cancellation);
        var cases = await CaseReader.LatestAsync(view, memory, 2, Cancellation);

        Assert.Equal("chitoge 1, rin 1", string.Join(", ", cases.Select(one => $"{one.Node} {one.Number}")));
    }

    [Fact]
    public async Task A_node_that_fails_for_days_hides_no_newer_case()
    {
        await new CaseStory(_site, "rin", Site.Now.AddDays(-2)).StrikeAsync(0);
        var lasting = new CaseStory(_site, "chitoge", Site.Now.AddHours(-72));
        for (var minute = 0; minute <= 72 * 60; minute += 30)
        {
            await lasting.StrikeAsync(minute);
        }

        using var view = new LedgerView(_site.Configuration);
        var memory = await view.Ledger.RecallAsync(Cancellation);
        var newest = await CaseReader.LatestAsync(view, memory, 1, Cancellation);

        Assert.Equal("rin", Assert.Single(newest).Node);
    }

    [Fact]
    public async Task Of_very_many_strikes_the_newest_are_shown_and_all_are_counted()
    {
        var story = new CaseStory(_site, "chitoge", Site.Now.AddHours(-3));
        for (var minute = 0; minute < CaseReader.MostStrikes + 5; minute++)
        {
            await story.StrikeAsync(minute);
        }

        var read = (await ReadAsync())!;

        Assert.Equal(CaseReader.MostStrikes, read.Strikes.Count());
        Assert.Equal((CaseReader.MostStrikes + 5, 60), (read.Before!.Count, read.InWindow));
    }

    [Fact]
    public async Task Strikes_that_say_the_same_are_one_group_and_what_differs_stands_out()
    {
        var story = new CaseStory(_site, "chitoge", Site.Now.AddHours(-3));
        await story.StrikeAsync(0);
        await story.StrikeAsync(1);
        await story.StrikeAsync(2, "connection refused");
        await story.StrikeAsync(3, "connection refused", alsoFailed: ["taiga"]);

        var groups = StrikeGroups.Of((await ReadAsync())!);

        Assert.Equal([2, 1, 1], groups.Select(group => group.Strikes.Count));
        Assert.Equal([1, 1, 0], groups.Select(group => group.Differing.Count()));
        Assert.Equal([true, false, true], groups.Select(group => group.HasOtherContext));
    }

    /// <summary>Three strikes, the verdict, the change, and two strikes more.</summary>
    private static async Task RemoveAsync(CaseStory story)
    {
        await story.StrikeAsync(0);
        await story.StrikeAsync(1);
        await story.StrikeAsync(2, verdict: VerdictKind.Fence);
        await story.ChangeAsync(2, isRemoval: true);
        await story.StrikeAsync(3);
        await story.StrikeAsync(4);
    }

    private async Task<Case?> ReadAsync(int number = 1)
    {
        using var view = new LedgerView(_site.Configuration);
        var memory = await view.Ledger.RecallAsync(Cancellation);
        return await CaseReader.ReadAsync(view, "chitoge", memory, number, Cancellation);
    }
}
