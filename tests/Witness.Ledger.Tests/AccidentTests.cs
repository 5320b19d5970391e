using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Orders;

namespace Witness.Ledger.Tests;

public sealed class AccidentTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Zone Whole = Sample.Zone(new Random(7));
    private readonly TempLedger _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task An_accident_is_recalled_until_it_is_over()
    {
        using var ledger = _temp.Open();
        var accident = new ZoneAccident(
            new ZoneReading(Whole, Sample.Noon),
            "zone example.com has lost 6 of 11 records"
        );

        await ledger.CommitAsync(EntryOf(accident), None);
        var recalled = (await ledger.RecallAsync(None)).Accidents[Whole.Name];
        await ledger.CommitAsync(EntryOf(null), None);

        Assert.Equal((accident.Why, accident.Reading.At), (recalled.Why, recalled.Reading.At));
        Assert.Equal(Whole.Records, recalled.Reading.Zone.Records);
        Assert.Empty((await ledger.RecallAsync(None)).Accidents);
    }

    [Fact]
    public async Task An_order_about_a_zone_keeps_its_zone()
    {
        using var ledger = _temp.Open();
        using var book = OrderBook.Open(_temp.Path);
        var order = new Order(0, OrderKind.Accept, Node: null, Sample.Noon, "hana@desk") { Zone = Whole.Name };

        await book.GiveAsync(order, None);

        var recalled = Assert.Single((await ledger.RecallAsync(None)).Orders);
        Assert.Equal(Whole.Name, recalled.Zone);
        Assert.Equal($"accept {Whole.Name}", recalled.ToString());
    }

    private static LedgerEntry EntryOf(ZoneAccident? accident) =>
        new(Sample.Noon) { Accidents = new Dictionary<DomainName, ZoneAccident?> { [Whole.Name] = accident } };
}
