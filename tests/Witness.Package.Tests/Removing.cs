namespace Witness.Package.Tests;

/// <summary>Removing, purging, and installing again. Told in <c>Inside/60-remove.sh</c>.</summary>
public sealed class Removing(Container container)
{
    [Fact]
    public void Removing_keeps_the_configuration_and_the_ledger() => container.Lives();

    [Fact]
    public void Installing_again_goes_on_where_it_was() => container.Lives();

    [Fact]
    public void Purging_takes_the_configuration_and_the_ledger_and_leaves_the_user() => container.Lives();

    [Fact]
    public void Installing_after_a_purge_begins_anew() => container.Lives();

    [Fact]
    public void An_override_of_the_directorys_mode_holds_from_the_first_installation_on() => container.Lives();

    [Fact]
    public void A_drop_in_that_breaks_the_unit_keeps_nobody_from_removing() => container.Lives();
}
