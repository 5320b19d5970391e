namespace Witness.Package.Tests;

/// <summary>The timer of <c>docs/verdicts.md</c>, which writes what others read. Told in <c>Inside/45-export.sh</c>.</summary>
public sealed class Exporting(Container container)
{
    [Fact]
    public void The_timer_of_the_documentation_writes_the_file_by_itself() => container.Lives();

    [Fact]
    public void Others_read_the_file_and_only_the_witness_writes_it() => container.Lives();

    [Fact]
    public void A_node_that_is_out_is_told_to_be_down() => container.Lives();

    [Fact]
    public void Its_service_fails_while_the_witness_knows_nothing_of_the_present() => container.Lives();
}
