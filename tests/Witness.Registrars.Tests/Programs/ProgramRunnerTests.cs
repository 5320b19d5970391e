using Witness.Registrars.Programs;

namespace Witness.Registrars.Tests.Programs;

public sealed class ProgramRunnerTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly ProgramRunner Runner = new(TimeProvider.System);

    [Fact]
    public async Task A_program_gets_its_input_and_leaves_outputs_and_status()
    {
        var result = await RunAsync("tr a-z A-Z; echo two >&2; exit 3", "one");

        Assert.Equal(new ProgramResult(3, "ONE", "two\n"), result);
        Assert.Equal("two", result.LastWords);
    }

    [Fact]
    public async Task Arguments_meet_no_shell()
    {
        var call = new ProgramCall(["printf", "%s", "$(id) ; *"], "", Limit);

        Assert.Equal("$(id) ; *", (await Runner.RunAsync(call, TestContext.Current.CancellationToken)).Output);
    }

    [Fact]
    public async Task A_program_that_is_missing_is_said_to_be() =>
        await Assert.ThrowsAsync<ProgramMissingException>(() =>
            Runner.RunAsync(new ProgramCall(["no-such-program"], "", Limit), TestContext.Current.CancellationToken)
        );

    [Fact]
    public async Task A_program_that_does_not_end_is_killed() =>
        await Assert.ThrowsAsync<ProgramException>(() => RunAsync("sleep 600", "", TimeSpan.FromMilliseconds(50)));

    [Fact]
    public async Task A_program_that_neither_ends_nor_reads_its_input_is_killed() =>
        await Assert.ThrowsAsync<ProgramException>(() =>
            RunAsync("sleep 600", new string('x', 1_000_000), TimeSpan.FromMilliseconds(50))
        );

    [Theory]
    [InlineData("yes")]
    [InlineData("yes >&2")]
    public async Task A_program_that_says_too_much_is_killed(string script)
    {
        var error = await Assert.ThrowsAsync<ProgramException>(() => RunAsync(script));

        Assert.Contains("65536 characters", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_daemon_that_keeps_an_output_open_keeps_nobody_waiting()
    {
        var result = await RunAsync("echo done; sleep 3 &");

        Assert.Equal("done\n", result.Output);
    }

    [Fact]
    public async Task A_program_that_ignores_its_input_may() =>
        Assert.Equal(0, (await RunAsync("exec 0<&-; true", new string('x', 1_000_000))).ExitCode);

    private static Task<ProgramResult> RunAsync(string script, string input = "", TimeSpan? limit = null) =>
        Runner.RunAsync(
            new ProgramCall(["sh", "-c", script], input, limit ?? Limit),
            TestContext.Current.CancellationToken
        );
}
