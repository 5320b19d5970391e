using Witness.Hosting;

namespace Witness.Tests.Hosting;

public sealed class OccasionTests
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void After_a_start_the_first_round_is_due_at_once() =>
        Assert.True(Occasion.Start.FirstRound(Every, Now) <= Now);

    [Fact]
    public void After_a_reload_the_first_round_is_due_when_it_would_have_been() =>
        Assert.Equal(
            Now + TimeSpan.FromSeconds(40),
            AfterRoundAt(Now - TimeSpan.FromSeconds(20)).FirstRound(Every, Now)
        );

    [Fact]
    public void A_last_round_far_in_the_future_holds_up_nothing_for_the_clock_was_set_back() =>
        Assert.True(AfterRoundAt(Now + Every).FirstRound(Every, Now) <= Now);

    [Fact]
    public void After_a_clock_was_set_back_by_less_than_an_interval_the_first_round_waits_for_one() =>
        Assert.Equal(Now + Every, AfterRoundAt(Now + TimeSpan.FromSeconds(30)).FirstRound(Every, Now));

    private static Occasion AfterRoundAt(DateTimeOffset at) => Occasion.ReloadAfter(Site.Round(1, at));
}
