using Dapper;
using Witness.Core.Ledger;
using Witness.Core.Orders;

namespace Witness.Ledger.Tests;

public sealed class OrderBookTests : LedgerTests
{
    [Fact]
    public async Task Orders_of_every_shape_reach_the_daemon_in_the_order_in_which_they_were_given()
    {
        using var book = Temp.Orders();
        List<Order> given = [];
        for (var seed = 0; seed < 100; seed++)
        {
            var order = Sample.Order(new Random(seed));
            given.Add(order with { Id = await book.GiveAsync(order, Cancellation) });
        }

        Assert.Equal(given, (await Ledger.RecallAsync(Cancellation)).Orders);
    }

    [Fact]
    public async Task The_daemon_learns_at_once_that_an_order_waits_and_that_none_does()
    {
        using var book = Temp.Orders();
        Assert.False(await Ledger.HasOpenOrdersAsync(Cancellation));

        var order = await GiveAsync(book, "chitoge");
        Assert.True(await Ledger.HasOpenOrdersAsync(Cancellation));

        await AnswerAsync(order with { State = OrderState.Taken });
        Assert.False(await Ledger.HasOpenOrdersAsync(Cancellation));
    }

    [Fact]
    public async Task An_order_is_pending_until_its_last_answer_which_whoever_gave_it_can_read()
    {
        using var book = Temp.Orders();
        var (done, taken) = (await GiveAsync(book, "chitoge"), await GiveAsync(book, "taiga"));
        done = done with { State = OrderState.Done, Answer = "2 records are back" };
        taken = taken with { State = OrderState.Taken };

        await AnswerAsync(done, taken);

        using var reader = Temp.Read();
        Assert.Equal([taken], (await reader.RecallAsync(Cancellation)).Orders);
        Assert.Equal(done, await reader.OrderAsync(done.Id, Cancellation));
        Assert.Null(await reader.OrderAsync(99, Cancellation));
    }

    [Fact]
    public async Task An_order_waits_for_a_daemon_that_is_writing()
    {
        using var daemon = LedgerFile.OpenOrCreate(Temp.Path);
        using var book = Temp.Orders();
        Task<Order> giving;
        using (var writing = daemon.BeginTransaction())
        {
            giving = Task.Run(() => GiveAsync(book, "chitoge"), Cancellation);
            daemon.Execute("INSERT INTO events (at, kind, text) VALUES (1, 'start', '')", transaction: writing);
            writing.Commit();
        }

        Assert.Equal(1, (await giving).Id);
    }

    [Fact]
    public void Without_a_ledger_no_order_is_given_and_no_file_is_made()
    {
        using var temp = new TempLedger();

        var error = Assert.Throws<LedgerException>(temp.Orders);

        Assert.Equal(
            $"no ledger at {temp.Path}: start the daemon first (witness run) or check \"database\" in the configuration",
            error.Message
        );
        Assert.Equal("", temp.Files);
    }

    private static async Task<Order> GiveAsync(OrderBook book, string node)
    {
        var order = new Order(0, OrderKind.Readd, node, Sample.Noon, "hana@desk");
        return order with { Id = await book.GiveAsync(order, Cancellation) };
    }

    private Task AnswerAsync(params Order[] orders) =>
        Ledger.CommitAsync(new LedgerEntry(Sample.Noon) { Orders = orders }, Cancellation);
}
