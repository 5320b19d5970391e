namespace Witness.Registrars.Tests.Route53;

/// <summary>Accepted is one thing, and published another.</summary>
public sealed class PublicationTests : Route53TestBase
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_zone_that_nobody_changed_is_in_sync_without_asking()
    {
        Assert.True(await Registrar.IsInSyncAsync(Name, Token));
        Assert.Empty(Server.Calls);
    }

    [Fact]
    public async Task A_change_is_asked_for_every_five_seconds_until_it_is_in_sync()
    {
        PutWww(Dead, Alive);
        Server.Api.PendingAnswers = 2;
        var time = new SteppedTime();
        using var registrar = New(Server.Settings, time);
        await registrar.ApplyAsync(RemovalOf(await registrar.ReadAsync(Name, Token)), Token);
        Server.Calls.Clear();

        var waiting = registrar.WaitUntilInSyncAsync(Name, Token);
        await time.PassAsync(Pause);
        await time.PassAsync(Pause);
        await waiting;

        Assert.Equal(3, Server.Calls.Count);
        Assert.All(Server.Calls, call => Assert.Matches("^GET /2013-04-01/change/C[0-9]+EXAMPLE$", call));
    }

    [Fact]
    public async Task A_change_is_pending_at_first()
    {
        PutWww(Dead, Alive);
        Server.Api.PendingAnswers = 1;
        await ApplyAsync(await RemovalAsync());

        Assert.False(await Registrar.IsInSyncAsync(Name, Token));
        Assert.True(await Registrar.IsInSyncAsync(Name, Token));
    }
}
