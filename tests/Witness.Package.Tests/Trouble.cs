namespace Witness.Package.Tests;

/// <summary>A daemon that freezes, crashes or is stopped. Told in <c>Inside/40-trouble.sh</c>.</summary>
public sealed class Trouble(Container container)
{
    [Fact]
    public void A_stop_in_the_middle_of_rounds_is_a_clean_one() => container.Lives();

    [Fact]
    public void A_frozen_daemon_is_killed_and_started_again_with_the_reason_in_the_journal() => container.Lives();

    [Fact]
    public void A_daemon_that_crashes_in_the_middle_of_a_removal_completes_it_once_started_again() => container.Lives();
}
