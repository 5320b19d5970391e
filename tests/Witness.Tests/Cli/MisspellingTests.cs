using Witness.Cli;

namespace Witness.Tests.Cli;

public sealed class MisspellingTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("histroy", "there is no command histroy: did you mean \"history\"?")]
    [InlineData("zone shw", "there is no command shw: did you mean \"show\"?")]
    [InlineData("zone", "a command is missing: list, show, restore, accept")]
    [InlineData("history --limt 3", "there is no option --limt: did you mean \"--limit\"?")]
    [InlineData("history --jsn", "there is no option --jsn: did you mean \"--json\"?")]
    [InlineData("check --jsn", "there is no option --jsn: did you mean \"--json\"?")]
    [InlineData("status now", "now is one word too many")]
    [InlineData("history --limit 0", "--limit: at least 1")]
    [InlineData(
        "hold rin --for soon",
        "--for: 'soon' is no duration such as 30s, 10m, 2h or 1d, longer than 0 and at most 36500d"
    )]
    [InlineData(
        "hold rin --for 0s",
        "--for: '0s' is no duration such as 30s, 10m, 2h or 1d, longer than 0 and at most 36500d"
    )]
    [InlineData(
        "history --since 9999999d",
        "--since: '9999999d' is neither a duration ago such as 30s, 10m, 2h or 1d, at most 36500d, nor a time such as 2026-01-02, 2026-01-02T03:04 or 2026-01-02T03:04:05Z (UTC)"
    )]
    [InlineData("why", "Required argument 'NODE' missing for command: 'why'")]
    public async Task What_was_meant_is_one_sentence_and_the_exit_code_2(string words, string sentence)
    {
        var outcome = await _site.RunAsync(words.Split(' '));

        Assert.Equal((2, ""), (outcome.Exit, outcome.Output));
        Assert.Equal($"witness: {sentence}", outcome.Error.Split('\n')[0]);
        Assert.EndsWith(" --help shows what it takes\n", outcome.Error);
    }

    [Theory]
    [InlineData("0.5h")]
    [InlineData("1s")]
    [InlineData("2d")]
    public async Task Durations_are_written_as_in_the_configuration(string duration)
    {
        await _site.CommitRoundAsync();

        Assert.Equal(
            duration.Contains('.', StringComparison.Ordinal) ? 2 : 0,
            (await _site.RunAsync("history", "--since", duration)).Exit
        );
    }

    [Fact]
    public async Task Without_any_word_the_help_goes_to_standard_error()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var exit = await CommandLine.InvokeAsync(
            [],
            new Terminal(output, error, false, _ => null, TimeProvider.System)
        );

        Assert.Equal((2, ""), (exit, output.ToString()));
        Assert.Contains("status", error.ToString());
    }

    [Fact]
    public async Task A_reason_may_begin_with_a_dash()
    {
        await _site.CommitRoundAsync();

        Assert.Equal(0, (await _site.RunAsync("hold", "rin", "--reason", "-5 degrees")).Exit);
    }
}
