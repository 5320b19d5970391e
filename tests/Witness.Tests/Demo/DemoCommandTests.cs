using Witness.Cli;

namespace Witness.Tests.Demo;

public sealed class DemoCommandTests
{
    [Fact]
    public async Task The_story_is_told_to_its_end()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var exit = await CommandLine.InvokeAsync(
            ["demo"],
            new Terminal(output, error, isInteractive: false, _ => null, TimeProvider.System)
        );

        var text = output.ToString();
        Assert.Equal((0, ""), (exit, error.ToString()));
        string[] turns =
        [
            "every node answers",
            "verdict   chitoge: fence: 4 strikes within 1 h",
            "- www.demo.test 300 A 127.0.8.11",
            "verdict   chitoge: ready: 3 clean rounds running",
            "readd chitoge: done",
            "+ www.demo.test 300 A 127.0.8.11",
            "The zone holds the same records as before the story.",
        ];
        var places = turns.Select(turn => text.IndexOf(turn, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        var directory = text.Split(" all in ")[1].Split(".\n")[0];
        Assert.False(Directory.Exists(directory), directory);
    }
}
