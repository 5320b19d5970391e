using System.Text.RegularExpressions;
using Witness.Cli;

namespace Witness.Tests.Cli;

public sealed partial class TimelineCommandTests : IDisposable
{
    private readonly Site _site = new() { ["COLUMNS"] = "40" };

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_script_reads_a_line_a_node_in_ascii()
    {
        await _site.RecordAsync(".........................", "..x....xxxlOOOooooor...hh", "..??.....vvv...____......");

        Assert.Equal(
            [
                "2026-01-02 02:39 to 2026-01-02 03:04 UTC, a cell is 1 min",
                "        |02:40    |02:50    |     passed",
                "chitoge .........~~~....___......   100%",
                "taiga   ..x....xx~\\o##oo___/...==  72.2%",
                "rin     ..??.....~~~....___......   100%",
                ". passed   x strike   \\ leaving",
                "# out, fails   o out   / returning",
                "= held   ~ void   ? unknown   _ no data",
            ],
            (await _site.RunAsync("timeline", "--since", "25m")).Lines
        );
    }

    [Fact]
    public async Task A_slice_of_many_rounds_still_shows_the_one_strike()
    {
        var passed = new string('.', 100);
        await _site.RecordAsync(passed, passed, new string('.', 82) + "x" + new string('.', 17));

        var lines = (await _site.RunAsync("timeline", "--since", "100m")).Lines;

        Assert.Equal("rin     ....................x....    99%", lines[4]);
    }

    [Fact]
    public async Task Nodes_come_as_asked_for_and_each_once()
    {
        await _site.RecordAsync(".", "x", ".");

        var lines = (await _site.RunAsync("timeline", "TAIGA", "chitoge", "taiga", "--since", "1m")).Lines;

        Assert.Equal(["taiga", "chitoge"], lines[2..4].Select(line => line.Split(' ')[0]));
        Assert.StartsWith("x strike", lines[^1][". passed   ".Length..]);
    }

    [Theory]
    [InlineData("timeline")]
    [InlineData("history")]
    [InlineData("why")]
    public async Task A_node_that_left_the_configuration_while_it_was_in_can_be_named(string command)
    {
        await _site.RecordAsync("..", "..", "..");
        _site.Configure(nodes: Site.NodeText("chitoge"));

        var outcome = await _site.RunAsync(command, "RIN");

        Assert.Equal((0, ""), (outcome.Exit, outcome.Error));
        Assert.DoesNotContain("RIN", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Latency_is_a_second_line_with_its_scale_at_the_end()
    {
        _site["COLUMNS"] = "50";
        await _site.RecordAsync("........................", "xxxxxxxxxxxxxxxxxxxxxxxx", "...x....................");

        var lines = (await _site.RunAsync("timeline", "--since", "24m", "--latency")).Lines;

        Assert.Equal(
            [
                "chitoge  ........................             100%",
                "  tcp    111811181118111811181118      10/10/41 ms",
                "taiga    xxxxxxxxxxxxxxxxxxxxxxxx               0%",
                "  tcp                                     no times",
                "rin      ...x....................            95.8%",
                "  tcp    111 11181118111811181118      10/10/41 ms",
            ],
            lines[2..8]
        );
        Assert.Equal(
            "1 to 8: how long the check took, its slowest address, the median of a cell; at the line's end the least, the median and the most",
            lines[^1]
        );
        Assert.Contains(
            "  ssh ",
            (await _site.RunAsync("timeline", "--latency", "ssh")).Output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("--since 2m", 2, 0)]
    [InlineData("--since 4m --until 2m", 0, 2)]
    [InlineData("--since 2026-01-02T02:59:05 --until 2026-01-02T03:01:05Z", 1, 1)]
    [InlineData("--until 2m", 3, 2)]
    [InlineData("--since 2026-01-02", 5, 2)]
    [InlineData("--since 3m --until 2027-01-01", 2, 1)]
    public async Task A_time_can_be_cut_out_by_age_or_by_clock(string span, int passed, int failed)
    {
        await _site.RecordAsync("...xx..", ".......", ".......");

        var row = (await _site.RunAsync(["timeline", "chitoge", "--json", .. span.Split(' ')])).Json;

        Assert.Equal((passed, failed), (row.GetProperty("passed").GetInt32(), row.GetProperty("failed").GetInt32()));
    }

    [Theory]
    [InlineData(
        "--until 200d",
        "--until 2025-06-16 03:04:05Z is before 2025-10-04 03:04:05Z, where the ledger begins: it keeps 90 d (\"keep\" in the configuration)"
    )]
    [InlineData("--latency rin", "--latency: 'rin' is no check: https, tcp, ssh or ping; names of nodes go before it")]
    [InlineData("rinn", "no node is named rinn: did you mean \"rin\"?")]
    public async Task What_cannot_be_shown_is_said_in_a_sentence(string words, string sentence)
    {
        await _site.CommitRoundAsync();

        var outcome = await _site.RunAsync(["timeline", .. words.Split(' ')]);

        Assert.Equal((2, ""), (outcome.Exit, outcome.Output));
        Assert.Equal($"witness: {sentence}", outcome.Error.Split('\n')[0]);
    }

    [Fact]
    public async Task What_the_ledger_does_not_keep_is_not_drawn()
    {
        await _site.CommitRoundAsync();

        Assert.StartsWith(
            "2025-10-04 03:04 to 2026-01-02 03:04 UTC, a cell is 3.6 d",
            (await _site.RunAsync("timeline", "--since", "20000d")).Output
        );
    }

    [Fact]
    public async Task A_time_without_rounds_says_where_to_look()
    {
        await _site.CommitRoundAsync(Site.Now.AddHours(-2));

        var outcome = await _site.RunAsync("timeline", "--since", "1h");

        Assert.Equal(
            "no round in this time says anything; witness status tells when the last one was",
            outcome.Lines[^1]
        );
        Assert.Equal(0, outcome.Exit);
    }

    [Fact]
    public async Task Scripts_get_one_object_a_node_with_96_slices_whatever_the_width()
    {
        await _site.RecordAsync("..x", "...", "lOo");

        var nodes = (await _site.RunAsync("timeline", "--since", "96m", "--json")).JsonLines;

        Assert.Equal(Site.Names, nodes.Select(node => node.GetProperty("node").GetString()));
        Assert.All(nodes, node => Assert.Equal(96, node.GetProperty("slices").GetArrayLength()));
        Assert.StartsWith(
            """{"node":"chitoge","since":"2026-01-02T01:28:05Z","until":"2026-01-02T03:04:05Z","passed":2,"failed":1,"check":"tcp","slices":[{"at":"2026-01-02T01:28:05Z","state":null,"ms":null,"failed":0,"rounds":0},""",
            nodes[0].GetRawText()
        );
        Assert.EndsWith(
            """:0,"rounds":1},{"at":"2026-01-02T03:03:05Z","state":"failed","ms":null,"failed":1,"rounds":1}]}""",
            nodes[0].GetRawText()
        );
        Assert.Equal(10, nodes[0].GetProperty("slices")[94].GetProperty("ms").GetDouble(), tolerance: 0.3);
        Assert.Equal(
            "leaving out out",
            string.Join(
                ' ',
                nodes[2].GetProperty("slices").EnumerateArray().TakeLast(3).Select(one => one.GetProperty("state"))
            )
        );
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(160)]
    [InlineData(250)]
    public async Task At_a_terminal_every_line_of_the_picture_is_just_as_wide(int width)
    {
        await _site.RecordAsync(".....", "..xlO", "..h?.");

        foreach (var latency in new string[][] { [], ["--latency"] })
        {
            var lines = await SeeAsync(width, latency);

            Assert.All(lines.Where(IsPicture), line => Assert.Equal(width, line.Length));
            Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
            Assert.Equal(latency.Length == 0 ? 4 : 7, lines.Count(IsPicture));
        }
    }

    private static bool IsPicture(string line) =>
        Array.Exists(["passed", "%", " ms", "no times"], line.EndsWith)
        && !line.Contains("━ passed", StringComparison.Ordinal);

    private async Task<string[]> SeeAsync(int width, string[] more)
    {
        using var output = new StringWriter();
        var terminal = new Terminal(
            output,
            TextWriter.Null,
            isInteractive: true,
            variable =>
                variable switch
                {
                    "TERM" => "xterm",
                    "LANG" => "C.UTF-8",
                    _ => null,
                },
            _site.Time
        );
        terminal.Console.Profile.Width = width;

        Assert.Equal(
            0,
            await CommandLine.InvokeAsync(
                ["timeline", "--since", "10m", .. more, "--config", _site.ConfigurationPath],
                terminal
            )
        );
        return Escape().Replace(output.ToString(), "").TrimEnd('\n').Split('\n');
    }

    /// <summary>What sets a colour.</summary>
    [GeneratedRegex("\u001b\\[[0-9;]*m", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
