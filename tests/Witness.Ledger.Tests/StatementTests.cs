namespace Witness.Ledger.Tests;

public sealed class StatementTests : LedgerTests
{
    private const string AddEvent = "INSERT INTO events (at, kind, text) VALUES (@At, @Kind, @Text)";

    [Fact]
    public async Task Each_of_many_things_is_written_with_its_own_values()
    {
        await WriteAsync(["one", "two", "three"], text => [("At", 1L), ("Kind", "start"), ("Text", text)]);

        Assert.Equal(["one", "two", "three"], await TextsAsync());
    }

    [Fact]
    public async Task Of_no_things_nothing_is_written()
    {
        await WriteAsync([], text => [("At", 1L), ("Kind", "start"), ("Text", text)]);

        Assert.Empty(await TextsAsync());
    }

    [Fact]
    public async Task Values_that_change_their_order_are_refused_and_nothing_of_them_is_written()
    {
        (string, object?)[] ValuesOf(string text) =>
            text == "one"
                ? [("At", 1L), ("Kind", "start"), ("Text", text)]
                : [("At", 1L), ("Text", text), ("Kind", "start")];

        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(["one", "two"], ValuesOf));

        Assert.Empty(await TextsAsync());
    }

    private Task<bool> WriteAsync(IEnumerable<string> texts, Func<string, (string, object?)[]> values) =>
        Ledger.WriteAsync(
            ledger =>
            {
                ledger.ExecuteEach(AddEvent, texts, values);
                return true;
            },
            Cancellation
        );

    private Task<IReadOnlyList<string>> TextsAsync() =>
        Ledger.ReadAsync(
            ledger => ledger.Query("SELECT text FROM events ORDER BY id", row => row.Text("text")),
            Cancellation
        );
}
