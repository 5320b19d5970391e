using Witness.Core.Publications;

namespace Witness.Core.Tests.Publications;

public sealed class PublicationScheduleTests
{
    [Fact]
    public void Looks_come_close_at_first_then_every_minute_and_a_last_one_after_30_minutes()
    {
        var looks = new List<double>();
        for (var age = PublicationSchedule.NextAfter(TimeSpan.Zero); looks.Count < 36; age = Next(age))
        {
            looks.Add(age.TotalSeconds);
        }

        Assert.Equal([2, 7, 17, 37, 67, 127, 187], looks.Take(7));
        Assert.Equal([1747, 1800, 1807], looks.Skip(32).Take(3));
    }

    [Theory]
    [InlineData(1.9, null, false)]
    [InlineData(2, null, true)]
    [InlineData(5, 2.5, false)]
    [InlineData(7, 2.5, true)]
    [InlineData(1799, 1747.2, false)]
    [InlineData(1800, 1747.2, true)]
    public void A_look_is_due_by_the_age_of_the_change(double age, double? lastLook, bool isDue) =>
        Assert.Equal(isDue, PublicationSchedule.IsDue(Seconds(age), lastLook is { } last ? Seconds(last) : null));

    [Theory]
    [InlineData(1000, null)]
    [InlineData(5, 2.0)]
    public void After_a_restart_and_after_a_pause_it_is_due_at_once(double age, double? lastLook) =>
        Assert.True(PublicationSchedule.IsDue(Seconds(age + 10), lastLook is { } last ? Seconds(last) : null));

    [Theory]
    [InlineData(-5, null)]
    [InlineData(100, 127.0)]
    public void A_clock_that_went_back_does_not_put_it_off(double age, double? lastLook) =>
        Assert.True(PublicationSchedule.IsDue(Seconds(age), lastLook is { } last ? Seconds(last) : null));

    private static TimeSpan Next(TimeSpan age) => PublicationSchedule.NextAfter(age);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
