namespace Witness.Tests.Cli;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly Site _site = new(mode: "observe");

    public DoctorCommandTests()
    {
        // Nobody but this machine is asked.
        var text = File.ReadAllText(_site.ConfigurationPath);
        const string Zone = "\"registrar\": \"files\" }";
        File.WriteAllText(
            _site.ConfigurationPath,
            text.Replace(Zone, Zone[..^1] + ", \"nameservers\": [] }", StringComparison.Ordinal)
        );
    }

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Every_finding_is_a_line_and_the_last_one_counts_them()
    {
        var outcome = await _site.RunAsync("doctor");

        Assert.Equal("", outcome.Error);
        Assert.All(outcome.Lines.SkipLast(1), line => Assert.Matches("^(ok  |warn|fail)  [a-z]", line));
        Assert.Matches("^[0-9]+ ok, [0-9]+ warnings?, 0 failures$", outcome.Lines[^1]);
        Assert.Equal(0, outcome.Exit);
    }

    [Fact]
    public async Task A_failure_makes_the_exit_code_1_and_no_zone_is_written()
    {
        var zone = await File.ReadAllTextAsync(_site.ZonePath, TestContext.Current.CancellationToken);
        await _site.CommitRoundAsync();

        var outcome = await _site.RunAsync("doctor", "--json");

        Assert.Equal(1, outcome.Exit);
        Assert.False(outcome.Json.GetProperty("ok").GetBoolean());
        var failure = outcome
            .Json.GetProperty("findings")
            .EnumerateArray()
            .First(one => one.GetProperty("level").GetString() == "fail");
        Assert.Equal("daemon", failure.GetProperty("subject").GetString());
        Assert.StartsWith("systemctl start witness", failure.GetProperty("remedy").GetString());
        Assert.Equal(zone, await File.ReadAllTextAsync(_site.ZonePath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Errors_of_the_configuration_are_failures()
    {
        await File.WriteAllTextAsync(_site.ConfigurationPath, "{}", TestContext.Current.CancellationToken);

        var outcome = await _site.RunAsync("doctor");

        Assert.Equal(1, outcome.Exit);
        Assert.Contains("nodes: is missing", outcome.Lines[0]);
        Assert.Equal("0 ok, 0 warnings, 1 failure", outcome.Lines[^1]);
    }
}
