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
}
