using System.Net;
using Witness.Core.Dns;
using Witness.Registrars.Tests.Servers;

namespace Witness.Registrars.Tests.Namecheap;

/// <summary>The account, its key, its limits, and the way there.</summary>
public sealed class NamecheapAccountTests(NamecheapServer server)
    : NamecheapCases(server),
        IClassFixture<NamecheapServer>
{
    [Theory]
    [InlineData(405)]
    [InlineData(429)]
    public async Task Case_12_a_rate_limit_ends_all_calls_for_a_minute_and_then_for_longer(int status)
    {
        var scene = NewScene();
        scene.Domain.Meet(Faults.Status(status), Faults.Status(status));

        var first = await scene.FailToReadAsync(RegistrarFault.Busy);
        scene.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(first.Message, (await scene.FailToReadAsync(RegistrarFault.Busy)).Message);
        Assert.Equal(1, scene.Reads);

        scene.Time.Advance(TimeSpan.FromSeconds(1));
        await scene.FailToReadAsync(RegistrarFault.Busy);
        Assert.Equal(2, scene.Reads);
        scene.Time.Advance(TimeSpan.FromSeconds(119));
        await scene.FailToReadAsync(RegistrarFault.Busy);
        Assert.Equal(2, scene.Reads);

        scene.Time.Advance(TimeSpan.FromSeconds(1));
        await scene.ReadAsync();
    }

    [Fact]
    public async Task Case_12_a_rate_limit_in_the_middle_of_a_removal_changes_nothing()
    {
        var scene = NewScene();
        var plan = await scene.PlanAsync();
        scene.Domain.Meet(
            Faults.Body(
                "<ApiResponse Status=\"ERROR\"><Errors><Error Number=\"500000\">Too many requests</Error></Errors></ApiResponse>"
            )
        );

        await scene.FailToApplyAsync(plan, RegistrarFault.Busy);

        scene.AssertUntouched();
        scene.Time.Advance(TimeSpan.FromMinutes(1));
        await scene.ApplyAsync(await scene.PlanAsync());
        scene.AssertDeadLeft();
    }

    [Fact]
    public async Task Case_12_looking_at_zones_leaves_calls_for_a_removal()
    {
        var scene = NewScene(settings => settings with { CallsPerMinute = 9 });
        for (var look = 0; look < 4; look++)
        {
            await scene.LookAsync();
        }

        var error = await Assert.ThrowsAsync<RegistrarException>(scene.LookAsync);
        Assert.Equal((RegistrarFault.PutOff, 4), (error.Fault, scene.Reads));

        await scene.ApplyAsync(await scene.PlanAsync());
        await scene.ReadAsync();
        scene.AssertDeadLeft();
    }

    [Fact]
    public async Task Case_13_an_address_that_is_not_whitelisted_is_shown()
    {
        var scene = NewScene(settings => settings with { ClientIp = IPAddress.Parse("203.0.113.99") });

        var error = await scene.FailToReadAsync(RegistrarFault.Configuration);

        Assert.Contains("1011150 Invalid request IP: 203.0.113.99", error.Message, StringComparison.Ordinal);
        Assert.Contains("Whitelisted IPs", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_13_the_api_is_asked_over_ipv4_alone()
    {
        var scene = NewScene(settings => settings with { Endpoint = new Uri($"http://[::1]:{Server.Address.Port}/") });
        var byName = NewScene(settings =>
            settings with
            {
                Endpoint = new Uri($"http://localhost:{Server.Address.Port}/"),
            }
        );

        var error = await scene.FailToReadAsync(RegistrarFault.Unclear);

        Assert.Contains("has no IPv4 address", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty((await byName.ReadAsync()).Records);
    }

    [Fact]
    public async Task Case_14_a_refused_key_gives_a_checklist_and_no_storm_of_logins()
    {
        var scene = NewScene();
        scene.Domain.Meet(Faults.Error("1011102", "API Key is invalid or API access has not been enabled"));

        var error = await scene.FailToReadAsync(RegistrarFault.Configuration);
        Assert.Equal(error.Message, (await scene.FailToReadAsync(RegistrarFault.Configuration)).Message);

        Assert.Equal(1, scene.Reads);
        Assert.All(
            ["1011102 API Key is invalid", "API access is on", "apiKey", "sandbox", "whitelisted"],
            hint => Assert.Contains(hint, error.Message, StringComparison.Ordinal)
        );
        scene.Time.Advance(TimeSpan.FromMinutes(1));
        await scene.ReadAsync();
    }

    [Fact]
    public async Task Case_36_a_key_is_read_for_every_call()
    {
        var key = "the old one";
        var scene = NewScene(settings => settings with { ApiKey = () => key });
        await scene.FailToReadAsync(RegistrarFault.Configuration);
        scene.Time.Advance(TimeSpan.FromMinutes(1));

        key = NamecheapServer.Key;

        await scene.ApplyAsync(await scene.PlanAsync());
        scene.AssertDeadLeft();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    public async Task Case_36_a_key_that_was_replaced_during_a_call_is_read_once_more(int status)
    {
        var keys = new Queue<string>(["the old one", NamecheapServer.Key]);
        var scene = NewScene(settings => settings with { ApiKey = keys.Dequeue });
        scene.Domain.Meet(status == 200 ? Faults.Error("1011102", "API Key is invalid") : Faults.Status(status));

        Assert.NotEmpty((await scene.ReadAsync()).Records);
        Assert.Equal(2, scene.Reads);
    }

    [Fact]
    public async Task Case_37_a_provider_that_is_down_is_unclear_and_tells_how()
    {
        var nobody = NewScene(settings =>
            settings with
            {
                Endpoint = new Uri($"http://127.0.0.1:{Loopback.FreePort()}"),
            }
        );
        var noTls = NewScene(settings =>
            settings with
            {
                Endpoint = new Uri($"https://127.0.0.1:{Server.Address.Port}"),
            }
        );

        var refused = await nobody.FailToReadAsync(RegistrarFault.Unclear);
        await noTls.FailToReadAsync(RegistrarFault.Unclear);

        Assert.Contains("Connection refused", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_37_a_certificate_that_nobody_vouches_for_is_no_provider()
    {
        var scene = NewScene(settings => settings with { Endpoint = Server.SelfSignedAddress });

        var error = await scene.FailToReadAsync(RegistrarFault.Unclear);

        Assert.Contains("certificate", error.Message, StringComparison.Ordinal);
        Assert.Empty(scene.Domain.Calls);
    }

    [Fact]
    public async Task No_message_holds_the_key_not_even_when_the_api_quotes_it()
    {
        var scene = NewScene();
        scene.Domain.Meet(Faults.Error("1011102", $"API Key {NamecheapServer.Key} is invalid"));

        var error = await scene.FailToReadAsync(RegistrarFault.Configuration);
        var again = await scene.FailToReadAsync(RegistrarFault.Configuration);

        Assert.DoesNotContain(NamecheapServer.Key, error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(NamecheapServer.Key, again.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
