using Witness.Core.Dns;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Dns;

public sealed class RegistrarBookTests : IDisposable
{
    private readonly MemoryRegistrar _registrar = new("registrar of example.com", Zones.Www("ab"));
    private readonly RegistrarBook _book;

    public RegistrarBookTests() => _book = new RegistrarBook([Fleets.Settings()], [_registrar], new ManualClock());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _book.Dispose();

    [Fact]
    public async Task A_look_that_hangs_gives_way_to_a_change()
    {
        _registrar.Hangs = true;
        var look = _book.LookAsync(Fleets.Example, Token);
        _registrar.Hangs = false;

        var reading = await _book
            .ReadAsync(Fleets.Example, Token)
            .WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Token);

        Assert.Equal("ab", reading.Zone.Published());
        await AssertPutOffAsync(look);
        await _book.LookAsync(Fleets.Example, Token);
    }

    [Fact]
    public async Task A_look_does_not_wait_for_a_change_that_is_under_way()
    {
        using var end = new CancellationTokenSource();
        _registrar.Hangs = true;
        var reading = _book.ReadAsync(Fleets.Example, end.Token);

        await AssertPutOffAsync(_book.LookAsync(Fleets.Example, Token));

        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        _registrar.Hangs = false;
        await _book.LookAsync(Fleets.Example, Token);
    }

    [Fact]
    public async Task A_look_that_is_cancelled_by_its_caller_was_not_put_off()
    {
        using var end = new CancellationTokenSource();
        _registrar.Hangs = true;
        var look = _book.LookAsync(Fleets.Example, end.Token);

        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => look);
    }

    [Fact]
    public async Task Changes_come_one_after_the_other()
    {
        using var end = new CancellationTokenSource();
        _registrar.Hangs = true;
        var first = _book.ReadAsync(Fleets.Example, end.Token);
        _registrar.Hangs = false;
        var second = _book.ReadAsync(Fleets.Example, Token);
        Assert.Equal((1, false), (_registrar.Reads, second.IsCompleted));

        await end.CancelAsync();

        await second;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    private static async Task AssertPutOffAsync(Task look)
    {
        var error = await Assert.ThrowsAsync<RegistrarException>(() => look);
        Assert.Equal((RegistrarFault.PutOff, "a change of the zone came first"), (error.Fault, error.Message));
    }
}
