using Witness.Core.Ledger;
using Witness.Core.Strikes;
using Witness.Metrics;

namespace Witness.Tests.Metrics;

public sealed class MoveMetricsTests : IDisposable
{
    private readonly Scrape _scrape = new();

    public void Dispose() => _scrape.Dispose();

    [Fact]
    public async Task Moves_are_counted_by_cause_once_they_are_done_in_rounds_and_between_them()
    {
        var moves = new MoveMetrics(_scrape.Meter, Reports.Fleet);
        Assert.All(
            await _scrape.SeriesAsync("witness_removals_total", "witness_returns_total"),
            line => Assert.EndsWith(" 0", line)
        );
        var rin = new Standing("rin") { Rotation = Rotation.Out, Cause = MoveCause.Strikes };
        var taiga = new Standing("taiga") { Rotation = Rotation.In, Cause = MoveCause.Outside };

        moves.Hear(
            Reports.Round("rin") with
            {
                Standings = Reports.ByName(rin, taiga),
                Notices =
                [
                    Reports.Notice(NoticeKind.Removed, "RIN"),
                    Reports.Notice(NoticeKind.Readded, "taiga"),
                    Reports.Notice(NoticeKind.ChangeFailed, "chitoge"),
                    new Notice(NoticeKind.Machine, Node: null, ""),
                ],
            }
        );
        moves.Hear(
            Reports.Orders(rin with { Rotation = Rotation.In, Cause = MoveCause.Order }) with
            {
                Notices = [Reports.Notice(NoticeKind.Readded, "rin")],
            }
        );

        Assert.Equal(
            [
                "witness_removals_total{cause=\"strikes\",node=\"rin\"} 1",
                "witness_returns_total{cause=\"order\",node=\"rin\"} 1",
                "witness_returns_total{cause=\"outside\",node=\"taiga\"} 1",
            ],
            (await _scrape.SeriesAsync("witness_removals_total", "witness_returns_total")).Where(line =>
                !line.EndsWith(" 0", StringComparison.Ordinal)
            )
        );
    }
}
