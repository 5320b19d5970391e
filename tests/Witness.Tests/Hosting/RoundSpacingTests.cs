using Witness.Core.Tests.Doubles;
using Witness.Hosting;

namespace Witness.Tests.Hosting;

public sealed class RoundSpacingTests : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private readonly Site _site = new();
    private readonly ManualClock _clock = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task After_a_reload_the_round_that_was_broken_off_with_its_strikes_written_down_is_not_begun_again()
    {
        var interrupted = _clock.GetUtcNow();
        await _site.CommitRoundAsync(interrupted);
        _clock.Advance(TimeSpan.FromSeconds(5));
        var spacing = Spacing(Occasion.ReloadAfter(Site.Round(1, interrupted - Every)));

        Assert.True(await IsTooSoonAsync(spacing));

        _clock.Advance(Every - TimeSpan.FromSeconds(5));
        Assert.False(await IsTooSoonAsync(spacing));
    }

    [Fact]
    public async Task Triggers_that_come_close_together_begin_one_round()
    {
        var spacing = Spacing(Occasion.Start);

        Assert.False(await IsTooSoonAsync(spacing));
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.True(await IsTooSoonAsync(spacing));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await IsTooSoonAsync(spacing));
    }

    [Fact]
    public async Task The_first_round_of_a_process_waits_for_nothing()
    {
        await _site.CommitRoundAsync(_clock.GetUtcNow());

        Assert.False(await IsTooSoonAsync(Spacing(Occasion.Start)));
    }

    [Fact]
    public async Task A_clock_that_was_set_back_stops_no_rounds()
    {
        var spacing = Spacing(Occasion.Start);
        Assert.False(await IsTooSoonAsync(spacing));

        _clock.Jump(TimeSpan.FromHours(-1));

        Assert.False(await IsTooSoonAsync(spacing));
    }

    [Fact]
    public async Task A_clock_that_was_set_back_before_a_reload_stops_no_rounds()
    {
        var before = _clock.GetUtcNow();
        await _site.CommitRoundAsync(before);
        _clock.Jump(TimeSpan.FromHours(-1));

        Assert.False(await IsTooSoonAsync(Spacing(Occasion.ReloadAfter(Site.Round(1, before)))));
    }

    private RoundSpacing Spacing(Occasion occasion) => new(_site.Ledger, occasion, Every, _clock);

    private static Task<bool> IsTooSoonAsync(RoundSpacing spacing) =>
        spacing.IsTooSoonAsync(TestContext.Current.CancellationToken);
}
