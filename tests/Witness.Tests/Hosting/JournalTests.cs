using Microsoft.Extensions.Logging;
using Witness.Cli;
using Witness.Core;
using Witness.Core.Ledger;
using Witness.Core.Stonith;
using Witness.Hosting;

namespace Witness.Tests.Hosting;

public sealed class JournalTests : IDisposable
{
    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Systemd_gets_levels_and_no_time()
    {
        Write(("JOURNAL_STREAM", "8:1"), Report(Void("0 of 3 anchors answered")), Report(Void(null)));

        Assert.Equal(
            "<4>round 1 is void, and testifies to nothing: 0 of 3 anchors answered\n<6>round 1 sees again\n",
            _output.ToString()
        );
    }

    [Fact]
    public void Elsewhere_every_line_has_its_time_and_level()
    {
        Write(null, Report(Void(null), notices: [new Notice(NoticeKind.ChangeFailed, "a", "a is still leaving: 503")]));

        Assert.Equal("2026-01-02 03:04:05Z  error    a is still leaving: 503\n", _output.ToString());
    }

    [Fact]
    public void A_quiet_round_says_nothing()
    {
        Write(null, Report(Void(null)), Report(Void(null)));

        Assert.Equal("", _output.ToString());
    }

    [Fact]
    public void A_void_that_goes_on_is_told_once()
    {
        Write(null, Report(Void("offline")), Report(Void("offline")));

        Assert.Single(_output.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_verdict_whose_reason_a_notice_gives_is_not_told_twice()
    {
        var verdict = new Verdict("a", VerdictKind.Fence, Rule.Strikes, "4 strikes within 1 h");

        Write(
            null,
            Report(
                Void(null),
                [verdict],
                [new Notice(NoticeKind.Removed, "a", "a is Out (4 strikes within 1 h): records")]
            ),
            Report(Void(null), [verdict], [new Notice(NoticeKind.ChangeFailed, "a", "a is still leaving: 503")])
        );

        Assert.Equal(
            ["a is Out (4 strikes within 1 h): records", "a: fence: 4 strikes within 1 h", "a is still leaving: 503"],
            _output.ToString().TrimEnd().Split('\n').Select(line => line[31..])
        );
    }

    [Fact]
    public void Every_round_is_there_for_the_asking()
    {
        Write(("WITNESS_TRACE", "1"), Report(Void(null)));

        Assert.Equal("2026-01-02 03:04:05Z  debug    round 1: 3 nodes, 0 failed, 412 ms\n", _output.ToString());
    }

    private void Write((string Name, string Value)? variable, params RoundReport[] reports)
    {
        var terminal = new Terminal(
            _output,
            TextWriter.Null,
            isInteractive: false,
            name => name == variable?.Name ? variable.Value.Value : null,
            new FixedClock(Site.Now)
        );
        using var factory = LoggerFactory.Create(new JournalOutput(terminal).Take);
        var journal = new Journal(factory.CreateLogger<Journal>());
        foreach (var report in reports)
        {
            journal.Write(report);
        }
    }

    private static RoundMark Void(string? reason) => Site.Round(1, Site.Now, reason);

    private static RoundReport Report(
        RoundMark round,
        IReadOnlyList<Verdict>? verdicts = null,
        IReadOnlyList<Notice>? notices = null
    ) => new(round, verdicts ?? [], notices ?? [], [], SomeoneIsOut: false);
}
