namespace Witness.Tests.Cli;

/// <summary>A time is typed in the same way wherever one is asked for.</summary>
public sealed class PeriodOptionsTests : IDisposable
{
    private readonly Site _site = new();

    public static TheoryData<string> Commands => ["history", "timeline", "simulate"];

    public static MatrixTheoryData<string, string> Accepted =>
        new(
            Commands.Select(row => row.Data),
            [
                "90s",
                "7d",
                "36500d",
                "2026-01-02",
                "2026-01-02T03:02",
                "2026-01-02T03:02Z",
                "2026-01-02 03:02:05",
                "2026-01-02 03:02:05Z",
                "2026-01-02T03:02:05.123Z",
                "2026-01-02T04:02:05+01:00",
            ]
        );

    public static MatrixTheoryData<string, string> Refused =>
        new(
            Commands.Select(row => row.Data),
            ["yesterday", "0s", "-1h", "36501d", "2026-02-30", "02.01.2026", "03:04"]
        );

    public void Dispose() => _site.Dispose();

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task A_duration_ago_a_day_and_a_time_are_taken(string command, string time)
    {
        await _site.RecordAsync("...xx..", ".......", ".......");

        Assert.Equal((0, ""), await ExitAsync(command, "--since", time));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_time_is_told_what_is_one(string command, string time)
    {
        await _site.RecordAsync("...xx..", ".......", ".......");

        var (exit, error) = await ExitAsync(command, "--until", time);

        Assert.Equal(2, exit);
        Assert.StartsWith(
            $"witness: --until: '{time}' is neither a duration ago such as 30s, 10m, 2h or 1d, at most 36500d, nor a time such as 2026-01-02, 2026-01-02T03:04 or 2026-01-02T03:04:05Z (UTC)\n",
            error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_period_that_ends_before_it_begins_is_refused(string command)
    {
        await _site.RecordAsync("...xx..", ".......", ".......");

        Assert.Equal(
            (2, "witness: --since 2026-01-02 02:04:05Z is not before --until, 2026-01-02 01:04:05Z\n"),
            await ExitAsync(command, "--since", "1h", "--until", "2h")
        );
        Assert.Equal(
            (2, "witness: --since 2027-01-01 00:00:00Z is not before now, 2026-01-02 03:04:05Z\n"),
            await ExitAsync(command, "--since", "2027-01-01")
        );
    }

    private async Task<(int Exit, string Error)> ExitAsync(params string[] words)
    {
        var outcome = await _site.RunAsync(words);
        return (outcome.Exit, outcome.Error);
    }
}
