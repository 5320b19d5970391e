using Witness.Cli;
using Witness.Ledger;

namespace Witness.Tests.Cli;

public sealed class TerminalTests : IDisposable
{
    private readonly Site _site = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _site.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task A_person_reads_the_day_once_and_then_the_times()
    {
        await _site.CommitAsync(
            new Core.Ledger.LedgerEntry(Site.Now) { Events = [("start", "witness starts"), ("stop", "witness stops")] }
        );

        await CommandLine.InvokeAsync(
            ["history", "--config", _site.ConfigurationPath],
            Terminal(isInteractive: true, ("NO_COLOR", "1"))
        );

        Assert.Equal(
            ["2026-01-02, UTC", "03:04:05  start     witness starts", "03:04:05  stop      witness stops"],
            _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
        );
    }

    [Theory]
    [InlineData(true, "1")]
    [InlineData(false, "")]
    public void Colour_is_for_people_who_want_it(bool isInteractive, string noColor)
    {
        var terminal = Terminal(isInteractive, ("NO_COLOR", noColor));

        terminal.Say("failed", colour: Spectre.Console.Color.Red);

        Assert.Equal("failed\n", _output.ToString());
        Assert.Equal(Spectre.Console.ColorSystem.NoColors, terminal.Console.Profile.Capabilities.ColorSystem);
    }

    [Theory]
    [InlineData(true, "TERM=xterm-256color LANG=en_GB.UTF-8", true)]
    [InlineData(true, "TERM=xterm LANG=C LC_CTYPE=C.utf8", true)]
    [InlineData(false, "TERM=xterm LANG=C.UTF-8", false)]
    [InlineData(true, "TERM=xterm LANG=C.UTF-8 NO_COLOR=1", false)]
    [InlineData(true, "TERM=dumb LANG=C.UTF-8", false)]
    [InlineData(true, "TERM=linux LANG=C.UTF-8", false)]
    [InlineData(true, "LANG=C.UTF-8", false)]
    [InlineData(true, "TERM=xterm", false)]
    [InlineData(true, "TERM=xterm LC_ALL=C LANG=C.UTF-8", false)]
    [InlineData(true, "TERM=xterm LANG=de_DE.ISO-8859-1", false)]
    public void More_than_ascii_is_for_people_whose_terminal_shows_it(
        bool isInteractive,
        string variables,
        bool draws
    ) =>
        Assert.Equal(
            draws,
            Terminal(
                isInteractive,
                [.. variables.Split(' ').Select(one => one.Split('=')).Select(pair => (pair[0], pair[1]))]
            ).Draws
        );

    [Theory]
    [InlineData("", 80)]
    [InlineData("132", 132)]
    [InlineData("wide", 80)]
    public void A_picture_without_a_terminal_is_as_wide_as_columns_says(string columns, int width) =>
        Assert.Equal(width, Terminal(isInteractive: false, ("COLUMNS", columns)).Width);

    [Fact]
    public void A_shell_that_inherited_the_journals_variable_is_no_journal()
    {
        using var journal = new JournalOutput(
            Terminal(isInteractive: true, ("JOURNAL_STREAM", "8:1"), ("NO_COLOR", "1"))
        );

        journal.Log(Microsoft.Extensions.Logging.LogLevel.Warning, default, "void", null, (text, _) => text);

        Assert.Equal("2026-01-02 03:04:05Z  void\n", _output.ToString());
    }

    [Fact]
    public void What_nobody_expected_is_a_sentence_and_its_trace_is_there_for_the_asking()
    {
        var error = new InvalidOperationException("order 7 is not in the ledger");

        Assert.Equal(
            "broken: InvalidOperationException: order 7 is not in the ledger; please report this, with what the same command says with WITNESS_TRACE=1",
            Failure.SentenceOf(error, _ => null)
        );
        Assert.Contains("System.InvalidOperationException: order 7", Failure.SentenceOf(error, _ => "1"));
        Assert.Equal(1, Failure.ExitOf(error));
    }

    [Fact]
    public void What_is_known_speaks_for_itself()
    {
        Assert.Equal("busy: try again", Failure.SentenceOf(new LedgerException("busy: try again"), _ => null));
        Assert.Equal(
            (1, 2, 130),
            (
                Failure.ExitOf(new LedgerException("")),
                Failure.ExitOf(new UsageException("")),
                Failure.ExitOf(new OperationCanceledException())
            )
        );
    }

    private Terminal Terminal(bool isInteractive, params (string Name, string Value)[] variables) =>
        new(
            _output,
            _error,
            isInteractive,
            name => Array.Find(variables, variable => variable.Name == name).Value,
            new FixedClock(Site.Now)
        );
}
