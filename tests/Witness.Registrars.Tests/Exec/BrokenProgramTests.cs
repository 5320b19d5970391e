using Witness.Core.Dns;

namespace Witness.Registrars.Tests.Exec;

/// <summary>Programs that fail as programs do. None of them is an empty zone.</summary>
public sealed class BrokenProgramTests
{
    [Theory]
    [InlineData("true", "it said nothing on its standard output")]
    [InlineData("printf '\\n \\n'", "it said nothing on its standard output")]
    [InlineData("exit 3", "exit status 3 (it said nothing)")]
    [InlineData("echo 'HTTP 503' >&2; exit 1", "exit status 1 (HTTP 503)")]
    [InlineData("echo Traceback >&2; echo 'KeyError: 9' >&2; exit 1", "exit status 1 (KeyError: 9)")]
    [InlineData("printf %s \"$1\"; exit 1", "exit status 1")]
    [InlineData("kill -9 $$", "exit status 137")]
    [InlineData("echo 'warning: old'; printf %s \"$1\"", "\"warning: old")]
    [InlineData("printf %s \"$1\"; echo done", "one JSON object in UTF-8 and nothing else")]
    [InlineData("printf %s \"$1\" \"$1\"", "one JSON object in UTF-8 and nothing else")]
    [InlineData("printf %s \"$1\" | head -c 60", "one JSON object in UTF-8 and nothing else")]
    [InlineData("printf %s \"$1\" | tr 7 '\\377'", "one JSON object in UTF-8 and nothing else")]
    [InlineData("echo '<html>503</html>'", "one JSON object in UTF-8 and nothing else")]
    [InlineData("head -c 100000 /dev/urandom", "one JSON object in UTF-8 and nothing else")]
    [InlineData("yes", "more than 16777216 characters of output")]
    [InlineData("yes >&2", "more than 16777216 characters of output")]
    [InlineData("exec <&- >&- 2>&-", "it said nothing on its standard output")]
    public async Task A_program_that_fails_gives_no_zone(string script, string why)
    {
        var error = await ShellProgram.ReadFailsAsync(ShellProgram.Running(script, ShellProgram.Answer));

        Assert.Equal(RegistrarFault.Unclear, error.Fault);
        Assert.StartsWith("no answer of sh on example.com", error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_hangs_is_killed_when_its_time_is_up()
    {
        var limit = TimeSpan.FromMilliseconds(50);

        var error = await ShellProgram.ReadFailsAsync(ShellProgram.Running(limit, "sleep 600 & wait"));

        Assert.Equal(RegistrarFault.Unclear, error.Fault);
        Assert.Contains("did not end within", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nonexistent/program")]
    [InlineData("no-such-program")]
    [InlineData("/etc/hostname")]
    [InlineData("/etc")]
    public async Task A_program_that_cannot_be_run_is_a_fault_of_the_configuration(string program)
    {
        var registrar = new Witness.Registrars.Exec.ExecRegistrar("program", new([program]), TimeProvider.System);

        var error = await ShellProgram.ReadFailsAsync(registrar);

        Assert.Equal(RegistrarFault.Configuration, error.Fault);
        Assert.Contains(program, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warnings_belong_on_standard_error_and_harm_nothing_there()
    {
        var registrar = ShellProgram.Running("echo 'warning: old' >&2; printf %s \"$1\"", ShellProgram.Answer);

        var zone = await registrar.ReadAsync(ShellProgram.Zone, TestContext.Current.CancellationToken);

        Assert.Single(zone.Records);
    }

    [Fact]
    public async Task What_a_program_says_is_told_short_and_plain()
    {
        var error = await ShellProgram.ReadFailsAsync(
            ShellProgram.Running("printf 'f\\303\\274nf \\033[31mrot\\r%s' \"$1\" >&2; exit 1", new string('x', 5000))
        );

        Assert.Contains("(fünf  [31mrot xxx", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Message, char.IsControl);
        Assert.InRange(error.Message.Length, 200, 400);
    }

    [Fact]
    public async Task Arguments_are_not_told_for_they_may_hold_secrets()
    {
        var error = await ShellProgram.ReadFailsAsync(ShellProgram.Running("exit 1", "s3cret"));

        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }
}
