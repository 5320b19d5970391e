using Microsoft.Data.Sqlite;
using Witness.Ledger;

namespace Witness.Tests.Notices;

/// <summary>What becomes of a notice when the daemon stops or the ledger fails around its telling.</summary>
public sealed class InterruptedDeliveryTests : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);
    private readonly DeliveryScene _scene = new();
    private readonly CancellationTokenSource _stop = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _stop.Dispose();
        _scene.Dispose();
    }

    [Theory]
    [InlineData(".", "")]
    [InlineData("p", "has told notice 1, but not everybody")]
    [InlineData("m", "has not told notice 1, and gives it up")]
    public async Task What_came_of_a_try_is_written_down_though_the_daemon_stops_meanwhile(string script, string untold)
    {
        await _scene.OpenAsync();
        await _scene.NoteAsync(1);
        var before = new ScriptedChannel(script) { Meanwhile = _ => _stop.CancelAsync() };

        await _scene.Delivery(before).StepAsync(_stop.Token);

        var after = new ScriptedChannel(".");
        Assert.Equal("-", await _scene.StepsAsync(after, 1));
        Assert.Empty(after.Tried);
        Assert.Contains(untold, string.Join('\n', await _scene.UntoldAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_on_its_way_may_arrive_before_the_daemon_stops()
    {
        var arrival = new TaskCompletionSource();
        var (channel, step) = await StopMeanwhileAsync(arrival.Task);

        _scene.Clock.Advance(Grace - TimeSpan.FromMilliseconds(1));
        arrival.SetResult();

        Assert.Equal(TimeSpan.Zero, await step);
        Assert.Equal([1], channel.Told);
        Assert.Equal("-", await _scene.StepsAsync(channel, 1));
    }

    [Fact]
    public async Task A_message_that_hangs_does_not_hang_a_stop_and_is_told_by_the_next_daemon()
    {
        var (_, step) = await StopMeanwhileAsync(new TaskCompletionSource().Task);

        _scene.Clock.Advance(Grace);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => step);
        var next = new ScriptedChannel(".");
        await _scene.StepsAsync(next, 1);
        Assert.Equal([1], next.Told);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("p.")]
    public async Task What_was_told_is_not_told_again_because_the_ledger_could_not_be_written(string script)
    {
        var channel = new ScriptedChannel(script);
        await _scene.OpenAsync();
        await _scene.NoteAsync(2);
        var delivery = _scene.Delivery(channel);
        await ExecuteAsync("CREATE TRIGGER broken BEFORE UPDATE ON channels BEGIN SELECT raise(ABORT, 'no room'); END");
        await Assert.ThrowsAsync<LedgerException>(() => delivery.StepAsync(Cancellation));
        await Assert.ThrowsAsync<LedgerException>(() => delivery.StepAsync(Cancellation));
        await ExecuteAsync("DROP TRIGGER broken");

        Assert.Equal(TimeSpan.Zero, await delivery.StepAsync(Cancellation));
        Assert.Equal(TimeSpan.Zero, await delivery.StepAsync(Cancellation));

        Assert.Equal([1, 2], channel.Told);
        Assert.Equal(script == "p." ? 1 : 0, (await _scene.UntoldAsync()).Count);
    }

    /// <summary>Begins to tell a notice, and stops while it is on its way.</summary>
    private async Task<(ScriptedChannel Channel, Task<TimeSpan?> Step)> StopMeanwhileAsync(Task arrival)
    {
        await _scene.OpenAsync();
        await _scene.NoteAsync(1);
        var channel = new ScriptedChannel(".") { Meanwhile = arrival.WaitAsync };
        var step = _scene.Delivery(channel).StepAsync(_stop.Token);
        await _stop.CancelAsync();
        return (channel, step);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_scene.Site.Database};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
