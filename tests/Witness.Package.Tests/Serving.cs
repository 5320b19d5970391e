namespace Witness.Package.Tests;

/// <summary>A service that works, what it may do, and who may command it. Told in <c>Inside/20-rounds.sh</c>.</summary>
public sealed class Serving(Container container)
{
    [Fact]
    public void With_a_configuration_it_starts_and_closes_rounds() => container.Lives();

    [Fact]
    public void Its_status_tells_the_last_round() => container.Lives();

    [Fact]
    public void It_pings_as_its_own_user() => container.Lives();

    [Fact]
    public void It_has_no_right_but_the_one_to_ping() => container.Lives();

    [Fact]
    public void Its_exposure_is_1_5_at_most() => container.Lives();

    [Fact]
    public void The_ledger_is_open_to_the_group_and_closed_to_others() => container.Lives();

    [Fact]
    public void Whoever_is_not_in_the_group_reads_nothing() => container.Lives();

    [Fact]
    public void A_member_of_the_group_takes_a_node_out_and_puts_it_back() => container.Lives();

    [Fact]
    public void A_member_of_the_group_leaves_the_ledger_usable_for_the_daemon() => container.Lives();

    [Fact]
    public void A_node_that_dies_is_taken_out() => container.Lives();

    [Fact]
    public void A_question_at_a_terminal_takes_an_answer() => container.Lives();

    [Fact]
    public void The_programs_that_it_starts_run_within_its_limits() => container.Lives();

    [Fact]
    public void What_it_may_not_write_is_told_with_the_reason() => container.Lives();
}
