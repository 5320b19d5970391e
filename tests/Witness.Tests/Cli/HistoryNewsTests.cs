using Witness.Cli;
using Witness.Core.Orders;
using Witness.Ledger.History;

namespace Witness.Tests.Cli;

public sealed class HistoryNewsTests
{
    private readonly HistoryNews _news = new();

    [Fact]
    public void Only_what_was_not_there_is_news_wherever_it_stands()
    {
        Assert.Equal("1 3", Of(Strike(1), Strike(3)));
        Assert.Equal("2", Of(Strike(1), Strike(2), Strike(3)));
        Assert.Equal("", Of(Strike(1), Strike(2), Strike(3)));
    }

    [Fact]
    public void Kinds_are_numbered_apart() => Assert.Equal("1 1", Of(Strike(1), Strike(1) with { Kind = "verdict" }));

    [Fact]
    public void An_order_is_news_again_once_something_has_come_of_it()
    {
        Assert.Equal("7", Of(Order(OrderState.Open)));
        Assert.Equal("", Of(Order(OrderState.Open)));
        Assert.Equal("7", Of(Order(OrderState.Done)));
    }

    [Fact]
    public void Something_may_still_come_of_an_order_that_is_open_and_of_nothing_else()
    {
        Of(Strike(1), Order(OrderState.Open));
        Assert.Equal(Site.Now, _news.Unfinished);

        Of(Strike(1), Order(OrderState.Done));
        Assert.Null(_news.Unfinished);
    }

    private string Of(params HistoryEvent[] events) => string.Join(' ', _news.Of(events).Select(one => one.Id));

    private static HistoryEvent Strike(long id) => new(Site.Now, HistoryKinds.Strike, "") { Id = id };

    private static HistoryEvent Order(OrderState state) =>
        new(Site.Now, HistoryKinds.Order, "")
        {
            Id = 7,
            Order = new Order(7, OrderKind.Readd, "rin", Site.Now, "hana@desk") { State = state },
        };
}
