namespace Witness.Package.Tests;

/// <summary>Upgrades, also at a bad time. Told in <c>Inside/50-upgrade.sh</c>.</summary>
public sealed class Upgrading(Container container)
{
    [Fact]
    public void An_upgrade_in_the_middle_of_a_removal_completes_it() => container.Lives();

    [Fact]
    public void An_upgrade_keeps_a_conffile_that_was_changed_and_puts_the_new_one_beside_it() => container.Lives();

    [Fact]
    public void An_upgrade_leaves_a_stopped_daemon_stopped() => container.Lives();

    [Fact]
    public void An_upgrade_starts_a_daemon_that_had_failed() => container.Lives();

    [Fact]
    public void An_upgrade_restarts_a_daemon_that_runs_although_it_is_disabled() => container.Lives();

    [Fact]
    public void An_upgrade_starts_nothing_that_is_masked() => container.Lives();

    [Fact]
    public void An_upgrade_leaves_the_directory_the_mode_that_it_was_given() => container.Lives();

    [Fact]
    public void An_upgrade_that_breaks_off_leaves_the_daemon_running_as_it_was() => container.Lives();
}
