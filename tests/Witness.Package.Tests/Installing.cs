namespace Witness.Package.Tests;

/// <summary>Installing the package, and starting what is not configured, or wrongly. Told in <c>Inside/10-install.sh</c>.</summary>
public sealed class Installing(Container container)
{
    [Fact]
    public void The_package_installs_without_a_network() => container.Lives();

    [Fact]
    public void A_directory_that_was_made_by_hand_is_the_groups_once_it_is_installed() => container.Lives();

    [Fact]
    public void Installing_makes_the_user_and_an_empty_directory_closed_to_others() => container.Lives();

    [Fact]
    public void The_service_is_enabled_and_does_not_run() => container.Lives();

    [Fact]
    public void A_start_without_a_configuration_does_nothing_and_fails_nothing() => container.Lives();

    [Fact]
    public void A_bad_configuration_fails_the_start_and_tells_why() => container.Lives();

    [Fact]
    public void A_bad_configuration_is_not_tried_again() => container.Lives();
}
