namespace Witness.Package.Tests;

/// <summary>The tarball, for systems without dpkg. Told in <c>Inside/70-tarball.sh</c>.</summary>
public sealed class Tarball(Container container)
{
    [Fact]
    public void The_tarball_installs_and_its_service_starts() => container.Lives();

    [Fact]
    public void Installing_from_the_tarball_again_keeps_it_running() => container.Lives();

    [Fact]
    public void Uninstalling_leaves_the_configuration_and_the_ledger() => container.Lives();
}
