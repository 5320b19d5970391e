using Witness.Cli;

namespace Witness.Tests.Cli;

public sealed class CompletionTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("witness st", "status")]
    [InlineData("witness zone re", "restore")]
    [InlineData("witness remove chi", "chitoge")]
    [InlineData("witness check chitoge ta", "taiga")]
    [InlineData("witness history --li", "--limit")]
    public async Task A_shell_is_told_how_a_line_goes_on(string line, string word)
    {
        var said = await CompleteAsync(line);

        Assert.Contains(word, said);
    }

    [Fact]
    public async Task Every_command_of_the_help_is_offered_and_no_other()
    {
        var said = await CompleteAsync("witness ");

        Assert.Contains("run", said);
        Assert.DoesNotContain("manual", said);
    }

    [Fact]
    public async Task Without_a_good_configuration_no_node_is_offered_and_nothing_complained_of()
    {
        File.WriteAllText(_site.ConfigurationPath, "{");

        var said = await CompleteAsync("witness remove ");

        Assert.DoesNotContain("chitoge", said);
        Assert.Contains("--force", said);
    }

    private async Task<string[]> CompleteAsync(string line)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(
            output,
            error,
            isInteractive: false,
            name => name == "WITNESS_CONFIG" ? _site.ConfigurationPath : null,
            _site.Time
        );

        var exit = await CommandLine.InvokeAsync([$"[suggest:{line.Length}]", line], terminal);

        Assert.Equal((0, ""), (exit, error.ToString()));
        return output.ToString().Split('\n');
    }
}
