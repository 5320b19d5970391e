using System.Collections.Immutable;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Strikes;

namespace Witness.Ledger.Tests;

public sealed class MemoryTests : LedgerTests
{
    [Fact]
    public async Task Standings_of_every_shape_are_recalled_exactly()
    {
        var standings = Enumerable
            .Range(0, 300)
            .Select(seed => Sample.Standing($"node{seed}", new Random(seed)))
            .ToList();

        await Ledger.CommitAsync(new LedgerEntry(Sample.Noon) { Standings = standings }, Cancellation);

        var known = await Ledger.RecallAsync(Cancellation);
        Assert.Equal(standings.Count, known.Standings.Count);
        Assert.All(standings, standing => AssertSame(standing, known.Of(standing.Node)));
    }

    [Fact]
    public async Task A_later_standing_takes_the_place_of_the_earlier_in_whatever_case()
    {
        var later = Sample.Standing("CHITOGE", new Random(2));

        await CommitAsync(Sample.Standing("chitoge", new Random(1)));
        await CommitAsync(later);

        var known = await Ledger.RecallAsync(Cancellation);
        AssertSame(later, Assert.Single(known.Standings).Value);
        Assert.Same(known.Of("Chitoge"), known.Of("cHITOGE"));
    }

    [Fact]
    public async Task Zones_of_every_shape_are_recalled_exactly()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var reading = new ZoneReading(Sample.Zone(new Random(seed)), Sample.Noon.AddSeconds(seed));
            await Ledger.CommitAsync(new LedgerEntry(Sample.Noon) { Readings = [reading] }, Cancellation);

            var known = (await Ledger.RecallAsync(Cancellation)).Readings[reading.Zone.Name];
            Assert.Equal(reading.At, known.At);
            AssertSame(reading.Zone, known.Zone);
        }
    }

    [Fact]
    public async Task The_last_round_is_the_one_with_the_highest_number_whatever_the_clock_said()
    {
        var late = new RoundMark(7, Sample.Noon, "1 of 3 anchors answered", 5, 2, TimeSpan.FromMicroseconds(1234567));
        await CommitAsync(late);
        await CommitAsync(late with { Number = 6, At = Sample.Noon.AddDays(1) });

        Assert.Equal(late, (await Ledger.RecallAsync(Cancellation)).LastRound);
    }

    [Fact]
    public async Task A_round_that_is_written_again_is_closed_and_not_doubled()
    {
        var round = new RoundMark(1, Sample.Noon, Void: null, 5, 2, TimeSpan.FromSeconds(1));
        await CommitAsync(round);
        await CommitAsync(round with { Took = TimeSpan.FromSeconds(9) });

        using var reader = Temp.Read();
        Assert.Equal([round with { Took = TimeSpan.FromSeconds(9) }], await reader.RoundsAsync(10, Cancellation));
    }

    [Fact]
    public async Task A_freeze_stays_until_an_entry_ends_it()
    {
        var freeze = new Hold(Sample.Noon, Sample.Noon.AddHours(1), "kernel upgrade", "hana@desk");
        await Ledger.CommitAsync(new LedgerEntry(Sample.Noon) { SetsFreeze = true, Freeze = freeze }, Cancellation);
        await Ledger.CommitAsync(new LedgerEntry(Sample.Noon), Cancellation);
        Assert.Equal(freeze, (await Ledger.RecallAsync(Cancellation)).Freeze);

        await Ledger.CommitAsync(new LedgerEntry(Sample.Noon) { SetsFreeze = true }, Cancellation);
        Assert.Null((await Ledger.RecallAsync(Cancellation)).Freeze);
    }

    [Fact]
    public async Task A_forgotten_node_leaves_its_history_and_nothing_else()
    {
        var node = Sample.Standing("chitoge", new Random(1));
        var strike = new Strike("chitoge", Sample.Noon, []);
        await Ledger.CommitAsync(
            new LedgerEntry(Sample.Noon)
            {
                Standings = [node],
                Strikes = [strike],
                Observations = [Sample.Observation("chitoge")],
            },
            Cancellation
        );

        await Ledger.CommitAsync(new LedgerEntry(Sample.Noon) { Forgotten = ["Chitoge"] }, Cancellation);

        using var reader = Temp.Read();
        Assert.Empty((await reader.RecallAsync(Cancellation)).Standings);
        Assert.Empty(await reader.AnswersAsync(Cancellation));
        Assert.Single(await reader.StrikesOfAsync("chitoge", 10, Cancellation));
    }

    [Fact]
    public async Task An_entry_that_cannot_be_written_whole_is_not_written_at_all()
    {
        var entry = new LedgerEntry(Sample.Noon)
        {
            Standings = [Sample.Standing("chitoge", new Random(1))],
            Orders = [new Order(77, OrderKind.Thaw, null, Sample.Noon, "hana@desk")],
        };

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Ledger.CommitAsync(entry, Cancellation));

        Assert.Equal("order 77 (thaw) is not in the ledger", error.Message);
        Assert.Empty((await Ledger.RecallAsync(Cancellation)).Standings);
    }

    [Fact]
    public async Task Entries_that_come_side_by_side_are_all_kept()
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 64),
            Cancellation,
            async (i, _) => await CommitAsync(Sample.Standing($"node{i}", new Random(i)))
        );

        Assert.Equal(64, (await Ledger.RecallAsync(Cancellation)).Standings.Count);
    }

    private Task CommitAsync(Standing standing) =>
        Ledger.CommitAsync(new LedgerEntry(Sample.Noon) { Standings = [standing] }, Cancellation);

    private Task CommitAsync(RoundMark round) =>
        Ledger.CommitAsync(new LedgerEntry(round.At) { Round = round }, Cancellation);

    private static void AssertSame(Zone expected, Zone actual)
    {
        Assert.Equal(expected.Records, actual.Records);
        Assert.Equal(expected with { Records = [] }, actual with { Records = [] });
    }

    private static void AssertSame(Standing expected, Standing actual)
    {
        Assert.Equal(expected.Strikes, actual.Strikes);
        Assert.Equal(expected.Comebacks, actual.Comebacks);
        Assert.Equal(expected.Owed, actual.Owed);
        Assert.Equal(expected.Zones.OrderBy(zone => zone.Key), actual.Zones.OrderBy(zone => zone.Key));
        Assert.Equal(WithoutLists(expected), WithoutLists(actual));
    }

    private static Standing WithoutLists(Standing standing) =>
        standing with
        {
            Strikes = [],
            Comebacks = [],
            Owed = [],
            Zones = ImmutableDictionary<DomainName, ZoneProgress>.Empty,
        };
}
