using Microsoft.AspNetCore.Http;
using Witness.Core.Dns;
using Witness.Registrars.Tests.Route53.Server;
using Witness.Registrars.Tests.Servers;

namespace Witness.Registrars.Tests.Route53;

/// <summary>Answers that are not Route 53's, or none at all.</summary>
public sealed class HostileAnswerTests : Route53TestBase
{
    /// <summary>Grows by what it defines, were it believed.</summary>
    private const string Bomb =
        "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]><ListHostedZonesByNameResponse>&b;</ListHostedZonesByNameResponse>";

    [Fact]
    public async Task Case_37_A_service_that_is_down_or_is_somebody_else_is_unclear()
    {
        Uri[] endpoints =
        [
            new($"https://127.0.0.1:{Loopback.FreePort()}"),
            new($"https://127.0.0.1:{Server.Endpoint.Port}"),
        ];
        foreach (var endpoint in endpoints)
        {
            using var registrar = New(Server.Settings with { Endpoint = endpoint });

            var error = await Assert.ThrowsAsync<RegistrarException>(() => registrar.ReadAsync(Name, Token));

            Assert.Equal(RegistrarFault.Unclear, error.Fault);
            Assert.StartsWith(
                $"no answer of 127.0.0.1:{endpoint.Port} that can be trusted: ",
                error.Message,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task Case_37_A_service_that_is_silent_is_given_up()
    {
        var (time, asked) = (new SteppedTime(), new TaskCompletionSource());
        Server.Faults.Add(new Fault(_ => true, FaultMoment.Before, SilentAsync));
        using var registrar = New(Server.Settings, time);

        var reading = registrar.ReadAsync(Name, Token);
        await asked.Task.WaitAsync(Token);
        await time.PassAsync(TimeSpan.FromSeconds(10));

        var error = await Assert.ThrowsAsync<RegistrarException>(() => reading);
        Assert.Equal(RegistrarFault.Unclear, error.Fault);
        Assert.EndsWith("none within 10 s", error.Message, StringComparison.Ordinal);

        Task SilentAsync(HttpContext context)
        {
            var gone = new TaskCompletionSource();
            context.RequestAborted.Register(gone.SetResult);
            asked.SetResult();
            return gone.Task;
        }
    }

    [Fact]
    public async Task Case_39_A_login_page_is_no_zone()
    {
        Server.Faults.Add(new Fault(_ => true, FaultMoment.Before, FaultAnswers.Text(200, "<html><p>Log in</html>")));

        var error = await Assert.ThrowsAsync<RegistrarException>(ReadAsync);

        Assert.EndsWith("no XML instead of <ListHostedZonesByNameResponse>", error.Message, StringComparison.Ordinal);
        Assert.Equal(RegistrarFault.Unclear, error.Fault);
    }

    [Fact]
    public async Task Case_40_Entities_are_not_expanded_and_floods_not_swallowed()
    {
        foreach (var answer in new[] { FaultAnswers.Text(200, Bomb), FaultAnswers.Flood })
        {
            Server.Faults.Clear();
            Server.Faults.Add(new Fault(_ => true, FaultMoment.Before, answer));

            var error = await Assert.ThrowsAsync<RegistrarException>(ReadAsync);

            Assert.Equal(RegistrarFault.Unclear, error.Fault);
            Assert.Matches("no XML instead of|more than 16 MiB", error.Message);
        }
    }
}
