namespace Witness.Package.Tests;

/// <summary>An operator's first walk, as the README has it, from the package to the first removal by hand, and back. Told in <c>Inside/05-first-walk.sh</c>.</summary>
public sealed class FirstWalk(Container container)
{
    [Fact]
    public void The_package_installs_and_says_what_to_type_next() => container.Lives();

    [Fact]
    public void Init_finds_the_nodes_in_the_zone_and_writes_for_the_group_to_read() => container.Lives();

    [Fact]
    public void A_second_init_is_refused_and_changes_nothing() => container.Lives();

    [Fact]
    public void A_key_that_root_puts_beside_it_can_be_read_by_the_daemon_and_by_no_others() => container.Lives();

    [Fact]
    public void Doctor_has_nothing_against_the_first_start() => container.Lives();

    [Fact]
    public void Enabled_and_started_with_a_drop_in_it_watches_and_changes_nothing() => container.Lives();

    [Fact]
    public void Its_heartbeat_arrives_at_an_address_that_systemd_hands_out() => container.Lives();

    [Fact]
    public void A_rehearsal_by_day_proves_that_the_zone_can_be_written() => container.Lives();

    [Fact]
    public void A_test_notice_arrives() => container.Lives();

    [Fact]
    public void Doctor_has_nothing_against_acting() => container.Lives();

    [Fact]
    public void A_slip_fails_the_reload_and_the_daemon_goes_on() => container.Lives();

    [Fact]
    public void Reloaded_to_act_it_removes_a_node_and_puts_it_back() => container.Lives();

    [Fact]
    public void Purging_leaves_what_the_operator_made_and_the_user_and_nothing_else() => container.Lives();
}
