using System.CommandLine;
using Witness.Cli;

namespace Witness.Tests.Cli;

public sealed class ManualCommandTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_page_names_every_command_every_option_and_what_each_does()
    {
        var page = (await _site.RunAsync("manual")).Output;

        foreach (var symbol in Everything(CommandLine.Create(Terminal.OfProcess(_site.Time))))
        {
            Assert.Contains(InRoff(symbol.Name), page, StringComparison.Ordinal);
            Assert.Contains(InRoff(symbol.Description!), page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_page_has_no_place_left_open()
    {
        var page = (await _site.RunAsync("manual")).Output;

        Assert.StartsWith(".TH WITNESS 1", page, StringComparison.Ordinal);
        Assert.DoesNotContain(".\\\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_is_silent_on_the_command_that_prints_it()
    {
        Assert.DoesNotContain("manual", (await _site.RunAsync("--help")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("manual", (await _site.RunAsync("bla")).Error, StringComparison.Ordinal);
    }

    /// <summary>Commands that do something, and all options; a command that only groups others is told by those.</summary>
    private static IEnumerable<Symbol> Everything(Command command) =>
        command
            .Subcommands.Where(below => !below.Hidden)
            .SelectMany(below =>
                below.Subcommands.Count == 0
                    ? [below, .. below.Options.Where(option => !option.Hidden)]
                    : Everything(below)
            )
            .Concat(command.Options.Where(option => !option.Hidden));

    private static string InRoff(string text) => text.Replace("-", "\\-", StringComparison.Ordinal);
}
