namespace Witness.Package.Tests;

/// <summary>The tarball, for systems without dpkg. Told in <c>Inside/70-tarball.sh</c>.</summary>
public sealed class Tarball(Container container)
{
    [Fact]
    public void The_tarball_installs_and_its_service_starts() => container.Lives();

    [Fact]
    public void A_directory_that_was_made_by_hand_is_the_groups_once_the_tarball_is_installed() => container.Lives();

    [Fact]
    public void Installing_from_the_tarball_again_keeps_it_running() => container.Lives();

    [Fact]
    public void Installing_from_the_tarball_again_enables_nothing_that_was_disabled() => container.Lives();

    [Fact]
    public void A_tarball_that_does_not_run_here_changes_nothing() => container.Lives();

    [Fact]
    public void A_tarball_that_does_not_take_the_configuration_changes_nothing() => container.Lives();

    [Fact]
    public void A_tarball_for_another_prefix_leaves_this_ones_unit() => container.Lives();

    [Fact]
    public void The_package_says_that_the_tarballs_unit_is_in_force() => container.Lives();

    [Fact]
    public void Purging_the_package_leaves_the_tarballs_daemon_its_configuration_and_ledger() => container.Lives();

    [Fact]
    public void Uninstalling_beside_the_package_hands_over_to_it() => container.Lives();

    [Fact]
    public void Uninstalling_leaves_the_configuration_and_the_ledger() => container.Lives();
}
