namespace Witness.Package.Tests;

/// <summary>Reloads, good and bad, and secrets. Told in <c>Inside/30-reload.sh</c>.</summary>
public sealed class Reloading(Container container)
{
    [Fact]
    public void A_good_reload_goes_on_by_the_new_configuration() => container.Lives();

    [Fact]
    public void A_bad_reload_fails_and_the_old_configuration_goes_on() => container.Lives();

    [Fact]
    public void A_secret_comes_from_systemd_and_from_nowhere_else() => container.Lives();

    [Fact]
    public void A_secret_that_is_open_to_others_is_refused_with_the_command_that_mends_it() => container.Lives();
}
