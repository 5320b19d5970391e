using Witness.Notices;

namespace Witness.Tests.Notices;

public sealed class DeliveryScheduleTests
{
    [Fact]
    public void Pauses_double_from_15_s_to_15_min()
    {
        var pauses = Enumerable.Range(1, 9).Select(tries => PauseAfter(tries).TotalSeconds);

        Assert.Equal([15, 30, 60, 120, 240, 480, 900, 900, 900], pauses);
        Assert.Equal(TimeSpan.FromMinutes(15), PauseAfter(int.MaxValue));
    }

    [Fact]
    public void What_a_human_must_mend_is_tried_every_15_min() =>
        Assert.Equal(TimeSpan.FromMinutes(15), PauseAfter(1, DeliveryFault.Channel));

    [Theory]
    [InlineData(3, 15)]
    [InlineData(100, 100)]
    [InlineData(3600, 3600)]
    [InlineData(21_600, 21_600)]
    [InlineData(86_400, 21_600)]
    [InlineData(int.MaxValue, 21_600)]
    [InlineData(-5, 15)]
    [InlineData(3600, 3600, DeliveryFault.Channel)]
    [InlineData(100, 900, DeliveryFault.Channel)]
    public void A_receiver_that_asks_for_a_longer_pause_gets_it_within_reason(
        int asked,
        int seconds,
        object? fault = null
    ) =>
        Assert.Equal(
            TimeSpan.FromSeconds(seconds),
            DeliverySchedule.PauseAfter(
                1,
                new DeliveryException((DeliveryFault)(fault ?? DeliveryFault.Passing), "")
                {
                    RetryAfter = TimeSpan.FromSeconds(asked),
                }
            )
        );

    [Theory]
    [InlineData(null, 900)]
    [InlineData(7200, 7200)]
    public void A_channel_that_has_not_worked_for_days_is_not_pressed_with_what_waits(int? asked, int seconds) =>
        Assert.Equal(
            TimeSpan.FromSeconds(seconds),
            DeliverySchedule.PauseAfterGivingUp(
                new DeliveryException(DeliveryFault.Passing, "")
                {
                    RetryAfter = asked is { } wish ? TimeSpan.FromSeconds(wish) : null,
                }
            )
        );

    [Theory]
    [InlineData(DeliveryFault.Passing, 71, false)]
    [InlineData(DeliveryFault.Passing, 72, true)]
    [InlineData(DeliveryFault.Channel, 71, false)]
    [InlineData(DeliveryFault.Channel, 72, true)]
    [InlineData(DeliveryFault.Message, 0, true)]
    public void A_notice_is_given_up_after_three_days_or_a_refusal(object fault, int hours, bool over) =>
        Assert.Equal(over, DeliverySchedule.IsOver(TimeSpan.FromHours(hours), (DeliveryFault)fault));

    private static TimeSpan PauseAfter(int tries, DeliveryFault fault = DeliveryFault.Passing) =>
        DeliverySchedule.PauseAfter(tries, new DeliveryException(fault, ""));
}
