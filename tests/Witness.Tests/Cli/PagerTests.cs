using Witness.Cli;

namespace Witness.Tests.Cli;

public sealed class PagerTests : IDisposable
{
    private const int More = 100;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("witness-pager-");
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private string Paged => Path.Combine(_directory.FullName, "paged");

    public void Dispose()
    {
        _directory.Delete(recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    [Theory]
    [InlineData("more", "most", "more")]
    [InlineData(null, "most -s", "most -s")]
    [InlineData("", "most", null)]
    [InlineData(null, "cat", null)]
    public void Its_own_variable_comes_before_the_one_of_all_programs(string? own, string? all, string? command) =>
        Assert.Equal(
            command,
            Pager.CommandOf(name =>
                name switch
                {
                    "WITNESS_PAGER" => own,
                    "PAGER" => all,
                    _ => null,
                }
            )
        );

    [Fact]
    public void Less_is_taken_where_it_is_there()
    {
        File.WriteAllText(Path.Combine(_directory.FullName, "less"), "");

        Assert.Equal("less -FRX", Pager.CommandOf(name => name == "PATH" ? $"/nowhere:{_directory.FullName}" : null));
        Assert.Null(Pager.CommandOf(name => name == "PATH" ? "/nowhere" : null));
    }

    [Fact]
    public async Task What_is_longer_than_the_screen_goes_to_the_pager_and_nowhere_else()
    {
        await SayAsync(More, $"cat > {Paged}");

        Assert.Equal(More, (await File.ReadAllLinesAsync(Paged, TestContext.Current.CancellationToken)).Length);
        Assert.Empty(_output.ToString());
    }

    [Theory]
    [InlineData(3, true, true)]
    [InlineData(More, false, true)]
    [InlineData(More, true, false)]
    public async Task What_fits_is_for_scripts_or_is_not_to_be_paged_is_printed(
        int lines,
        bool isPaged,
        bool isInteractive
    )
    {
        await SayAsync(lines, $"cat > {Paged}", isPaged, isInteractive);

        Assert.Equal(lines, _output.ToString().Count(sign => sign == '\n'));
        Assert.False(File.Exists(Paged));
    }

    [Fact]
    public async Task A_pager_that_is_quit_early_is_no_error()
    {
        await SayAsync(200_000, "true");

        Assert.Empty(_output.ToString() + _error);
    }

    [Fact]
    public async Task Without_the_pager_that_is_named_the_text_is_printed_and_the_remedy_said()
    {
        await SayAsync(More, "/nowhere/pager 2> /dev/null");

        Assert.Equal(More, _output.ToString().Count(sign => sign == '\n'));
        Assert.Equal(
            "witness: the pager '/nowhere/pager 2> /dev/null' cannot be run: set WITNESS_PAGER to one that can, or to nothing to page no more\n",
            _error.ToString()
        );
    }

    private async Task SayAsync(int lines, string pager, bool isPaged = true, bool isInteractive = true)
    {
        var terminal = new Terminal(
            _output,
            _error,
            isInteractive,
            name =>
                name switch
                {
                    "WITNESS_PAGER" => pager,
                    "NO_COLOR" => "1",
                    _ => null,
                },
            TimeProvider.System
        );
        terminal.SayAtLength(to => Enumerable.Range(0, lines).ToList().ForEach(line => to.Say($"{line}")), isPaged);
        await terminal.ShowPageAsync();
    }
}
