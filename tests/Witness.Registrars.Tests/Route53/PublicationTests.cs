using Witness.Core.Dns;
using Witness.Registrars.Tests.Route53.Server;

namespace Witness.Registrars.Tests.Route53;

/// <summary>Accepted is one thing, and published another.</summary>
public sealed class PublicationTests : Route53TestBase
{
    [Fact]
    public async Task Of_a_zone_that_nobody_changed_nothing_is_said_without_asking()
    {
        await ReadAsync();
        Server.Calls.Clear();

        Assert.Null(await Registrar.SightAsync(Name, Token));
        Assert.Empty(Server.Calls);
    }

    [Fact]
    public async Task A_change_is_pending_until_it_is_in_sync_and_then_not_asked_for_any_more()
    {
        Server.Api.PendingAnswers = 2;
        await RemoveAsync();

        Assert.Equal(
            [
                (RegistrarSightState.Pending, "is still PENDING"),
                (RegistrarSightState.Pending, "is still PENDING"),
                (RegistrarSightState.Everywhere, "is INSYNC"),
                (RegistrarSightState.Everywhere, "is INSYNC"),
            ],
            [await SightAsync(), await SightAsync(), await SightAsync(), await SightAsync()]
        );
        Assert.Equal(3, Server.Calls.Count);
        Assert.All(Server.Calls, call => Assert.Matches("^GET /2013-04-01/change/C[0-9]+EXAMPLE$", call));
    }

    [Fact]
    public async Task A_later_change_of_the_zone_is_pending_anew()
    {
        await RemoveAsync();
        await SightAsync();
        Server.Api.PendingAnswers = 1;
        await ApplyAsync(await RemovalAsync(Alive));

        Assert.Equal(RegistrarSightState.Pending, (await SightAsync()).State);
    }

    [Fact]
    public async Task After_a_restart_nothing_is_said()
    {
        await RemoveAsync();
        using var next = New(Server.Settings);

        Assert.Null(await next.SightAsync(Name, Token));
    }

    [Theory]
    [InlineData("AccessDenied", 403, RegistrarSightState.Untold, "route53:GetChange")]
    [InlineData("NoSuchChange", 404, RegistrarSightState.Untold, "NoSuchChange")]
    [InlineData("Throttling", 400, RegistrarSightState.Pending, "is not known to be INSYNC")]
    [InlineData("InternalFailure", 500, RegistrarSightState.Pending, "is not known to be INSYNC")]
    public async Task What_goes_wrong_with_the_asking_is_told_and_not_thrown(
        string code,
        int status,
        RegistrarSightState state,
        string says
    )
    {
        await RemoveAsync();
        Server.Faults.Add(
            new Fault(
                request => request.Path.StartsWithSegments("/2013-04-01/change", StringComparison.Ordinal),
                FaultMoment.Before,
                FaultAnswers.Error(status, code)
            )
        );

        var (said, words) = await SightAsync();

        Assert.Equal(state, said);
        Assert.Contains(says, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_does_without_where_calls_are_short()
    {
        PutWww(Dead, Alive);
        using var registrar = New(Server.Settings with { CallsPerMinute = 3 });
        await registrar.ApplyAsync(RemovalOf(await registrar.ReadAsync(Name, Token)), Token);
        Server.Calls.Clear();

        var sight = await registrar.SightAsync(Name, Token);

        Assert.Equal(RegistrarSightState.Pending, sight!.State);
        Assert.Empty(Server.Calls);
    }

    private async Task RemoveAsync()
    {
        PutWww(Dead, Alive);
        await ApplyAsync(await RemovalAsync());
        Server.Calls.Clear();
    }

    private async Task<(RegistrarSightState State, string Words)> SightAsync()
    {
        var sight = await Registrar.SightAsync(Name, Token);
        Assert.NotNull(sight);
        Assert.Matches(@"^Route53 \(change C[0-9]+EXAMPLE\) ", sight.Words);
        return (sight.State, sight.Words[(sight.Words.IndexOf(") ", StringComparison.Ordinal) + 2)..]);
    }
}
