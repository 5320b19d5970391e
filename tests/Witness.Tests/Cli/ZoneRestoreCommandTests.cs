using Witness.Core.Dns;
using Witness.Core.Ledger;

namespace Witness.Tests.Cli;

public sealed class ZoneRestoreCommandTests : IDisposable
{
    private static readonly DomainName Zone = DomainName.Parse("demo.test");
    private static readonly DnsRecord Note = new(DomainName.Parse("note.demo.test"), "TXT", 300, "\"kept\"");
    private readonly Site _site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task What_would_be_done_is_shown_and_nothing_is_ordered_without_a_yes()
    {
        await LoseNoteAsync();

        var outcome = await _site.RunAsync("zone", "restore", "1");

        Assert.Equal(1, outcome.Exit);
        Assert.Equal(
            [
                "zone demo.test, read 5 min ago, back to snapshot 1 of 2026-01-01 03:04:05Z:",
                "    + note.demo.test 300 TXT \"kept\"",
            ],
            outcome.Lines
        );
        Assert.Equal(
            "witness: nothing was ordered; to order what is shown: witness zone restore 1 --yes\n",
            outcome.Error
        );
        Assert.Equal("", (await _site.RunAsync("history", "--json")).Output);
    }

    [Fact]
    public async Task With_a_yes_the_daemon_does_exactly_that()
    {
        await LoseNoteAsync();

        var outcome = await OrderTaker.ServeAsync(_site, "zone", "restore", "1", "--yes", "--reason", "lost");

        Assert.Equal((0, ""), (outcome.Exit, outcome.Error));
        Assert.Equal(
            "restore demo.test to snapshot 1: demo.test: + note.demo.test 300 TXT \"kept\"",
            outcome.Lines[^1]
        );
        Assert.Contains("note", await File.ReadAllTextAsync(_site.ZonePath, Cancellation));
        var history = (await _site.RunAsync("history", "--json")).JsonLines;
        Assert.Equal(["order", "change", "notice"], history.Select(one => one.GetProperty("kind").GetString()));
        Assert.Equal(1, history[1].GetProperty("order").GetInt64());
        Assert.Equal("TXT", history[1].GetProperty("added")[0].GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_zone_that_has_changed_since_it_was_read_is_not_restored_blindly()
    {
        await LoseNoteAsync();
        await File.AppendAllTextAsync(_site.ZonePath, "fresh IN TXT new\n", Cancellation);

        var outcome = await OrderTaker.ServeAsync(_site, "zone", "restore", "1", "--yes");

        Assert.Equal(1, outcome.Exit);
        Assert.Contains("the zone has changed since", outcome.Error);
        Assert.DoesNotContain("note", await File.ReadAllTextAsync(_site.ZonePath, Cancellation));

        // The daemon has read the zone meanwhile, so that the next look shows all of it.
        var again = await OrderTaker.ServeAsync(_site, "zone", "restore", "1", "--yes");
        Assert.Equal(0, again.Exit);
        Assert.Contains("    - fresh.demo.test 300 TXT new", again.Lines);
    }

    [Fact]
    public async Task Scripts_see_the_plan()
    {
        await LoseNoteAsync();

        var plan = (await _site.RunAsync("zone", "restore", "1", "--json")).Json;

        Assert.Equal((1, "demo.test"), (plan.GetProperty("snapshot").GetInt32(), plan.GetProperty("zone").GetString()));
        Assert.Equal("note.demo.test", plan.GetProperty("added")[0].GetProperty("name").GetString());
        Assert.Equal(0, plan.GetProperty("removed").GetArrayLength());
        Assert.Equal(0, plan.GetProperty("refusals").GetArrayLength());
    }

    [Fact]
    public async Task A_zone_that_is_as_the_snapshot_has_it_needs_nothing()
    {
        await KeepAsync(await ReadAsync());

        var outcome = await _site.RunAsync("zone", "restore", "1");

        Assert.Equal((0, ""), (outcome.Exit, outcome.Error));
        Assert.Equal(
            ["zone demo.test, read 5 min ago, is as snapshot 1 of 2026-01-01 03:04:05Z has it"],
            outcome.Lines
        );
    }

    [Fact]
    public async Task A_snapshot_that_is_not_there_is_a_mistake_of_the_command_line()
    {
        await _site.CommitRoundAsync();

        var outcome = await _site.RunAsync("zone", "restore", "7", "--yes");

        Assert.Equal(2, outcome.Exit);
        Assert.StartsWith("witness: there is no snapshot 7: witness zone list shows those there are", outcome.Error);
    }

    [Theory]
    [InlineData("zone", "restore", "1", "--yes")]
    [InlineData("rehearse", "demo.test")]
    public async Task Without_a_daemon_it_is_refused_at_once(params string[] words)
    {
        await LoseNoteAsync();

        var outcome = await _site.RunAsync(words);

        Assert.Equal(1, outcome.Exit);
        Assert.Contains("no daemon runs, and nobody else changes DNS", outcome.Error);
    }

    [Fact]
    public async Task A_rehearsal_writes_the_zone_back_and_says_what_it_proved()
    {
        await _site.CommitRoundAsync();
        var before = await File.ReadAllTextAsync(_site.ZonePath, Cancellation);

        var outcome = await OrderTaker.ServeAsync(_site, "rehearse", "demo.test");

        Assert.Equal((0, ""), (outcome.Exit, outcome.Error));
        Assert.Equal(
            [
                "rehearse demo.test: 3 records in rotation written back as they are, and all 5 of zone demo.test read back the same",
            ],
            outcome.Lines
        );
        Assert.Equal(before, await File.ReadAllTextAsync(_site.ZonePath, Cancellation));
        Assert.Contains(
            "change    demo.test, no record moved by order 1: accepted",
            (await _site.RunAsync("history")).Output
        );
    }

    [Fact]
    public async Task A_rehearsal_of_a_zone_that_cannot_be_written_says_why()
    {
        await _site.CommitRoundAsync();
        File.Delete(_site.ZonePath);

        var outcome = await OrderTaker.ServeAsync(_site, "rehearse", "demo.test");

        Assert.Equal(1, outcome.Exit);
        Assert.StartsWith("witness: order 1, rehearse demo.test, refused: ", outcome.Error);
        Assert.Contains(_site.ZonePath, outcome.Error);
    }

    /// <summary>Snapshot 1 has a note that the zone no longer has.</summary>
    private async Task LoseNoteAsync()
    {
        var zone = await ReadAsync();
        await KeepAsync(zone with { Records = [.. zone.Records, Note] });
    }

    private Task KeepAsync(Zone snapshot) =>
        _site.CommitAsync(
            new LedgerEntry(Site.Now.AddSeconds(-10))
            {
                Round = Site.Round(1, Site.Now.AddSeconds(-10)),
                Readings =
                [
                    new ZoneReading(
                        snapshot with
                        {
                            Records = [.. snapshot.Records.Where(it => it != Note)],
                        },
                        Site.Now.AddMinutes(-5)
                    ),
                ],
                Snapshots = [new ZoneReading(snapshot, Site.Now.AddDays(-1))],
            }
        );

    private Task<Zone> ReadAsync() =>
        new Registrars.ZoneFiles.ZoneFileRegistrar(
            "files",
            new Registrars.ZoneFiles.ZoneFileSettings(Path.GetDirectoryName(_site.ZonePath)!),
            _site.Time
        ).ReadAsync(Zone, Cancellation);
}
