using Witness.Core.Dns;
using Witness.Registrars.Route53;
using Witness.Registrars.Tests.Route53.Server;

namespace Witness.Registrars.Tests.Route53;

/// <summary>Errors, told apart by what they say and not by their status.</summary>
public sealed class ErrorTests : Route53TestBase
{
    [Theory]
    [InlineData("Throttling", 400, ErrorShape.Wrapped)]
    [InlineData("Throttling", 400, ErrorShape.Listed)]
    [InlineData("ThrottlingException", 400, ErrorShape.Bare)]
    [InlineData("PriorRequestNotComplete", 400, ErrorShape.Wrapped)]
    [InlineData("PriorRequestNotComplete", 400, ErrorShape.Listed)]
    [InlineData("TooManyRequestsException", 429, ErrorShape.Wrapped)]
    public async Task Case_25_What_may_be_repeated_is_known_by_its_code(string code, int status, ErrorShape shape)
    {
        PutWww(Dead, Alive);
        var change = await RemovalAsync();
        Server.FailNextChange(FaultMoment.Before, FaultAnswers.Error(status, code, "Rate exceeded", shape));

        await RefusedAsync(
            change,
            RegistrarFault.Busy,
            $"Route 53 has no time now ({code}: Rate exceeded); nothing was changed"
        );
    }

    [Theory]
    [InlineData(ErrorShape.Wrapped)]
    [InlineData(ErrorShape.Listed)]
    public async Task A_lost_race_is_one_in_every_shape(ErrorShape shape)
    {
        PutWww(Dead, Alive);
        var change = await RemovalAsync();
        PutWww(Alive);
        Zone.BatchErrors = shape;

        await StaleAsync(change);
    }

    [Theory]
    [InlineData("AccessDenied", 403, "route53:ChangeResourceRecordSets", RegistrarFault.Configuration)]
    [InlineData("NoSuchHostedZone", 404, "compare hostedZoneId", RegistrarFault.Configuration)]
    [InlineData("ExpiredToken", 403, "have expired", RegistrarFault.Configuration)]
    [InlineData("InvalidChangeBatch", 400, "InvalidChangeBatch: two of a kind", RegistrarFault.Refused)]
    [InlineData("InvalidInput", 400, "InvalidInput: two of a kind", RegistrarFault.Refused)]
    [InlineData("LimitsExceeded", 400, "LimitsExceeded: two of a kind", RegistrarFault.Refused)]
    public async Task What_is_refused_says_why(string code, int status, string says, RegistrarFault fault)
    {
        PutWww(Dead, Alive);
        var change = await RemovalAsync();
        Server.FailNextChange(FaultMoment.Before, FaultAnswers.Error(status, code, "two  of\na kind"));

        await RefusedAsync(change, fault, says);
    }

    [Theory]
    [InlineData(7, "this machine's clock is 7 min behind AWS's, and 5 min are allowed")]
    [InlineData(-60, "this machine's clock is 1 h ahead of AWS's, and 5 min are allowed")]
    public async Task Case_28_A_clock_that_is_wrong_is_told_by_how_much(int minutes, string says)
    {
        Server.ClockOffset = TimeSpan.FromMinutes(minutes);

        var error = await Assert.ThrowsAsync<RegistrarException>(ReadAsync);

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Equal(RegistrarFault.Configuration, error.Fault);
    }

    [Fact]
    public async Task Case_36_Keys_that_were_replaced_a_moment_ago_count_at_once()
    {
        var keys = new Queue<Route53Keys>([Server.Keys with { SecretAccessKey = "old" }, Server.Keys]);
        using var registrar = New(Server.Settings with { Keys = () => keys.Count > 1 ? keys.Dequeue() : keys.Peek() });

        Assert.Single((await registrar.ReadAsync(Name, Token)).Records);
        Assert.Equal(3, Server.Calls.Count);
    }

    [Fact]
    public async Task Case_36_Keys_that_are_wrong_are_not_tried_twice_and_never_told()
    {
        using var registrar = New(
            Server.Settings with
            {
                Keys = () => new Route53Keys(Server.Keys.AccessKeyId, "hunter2", null),
            }
        );

        var error = await Assert.ThrowsAsync<RegistrarException>(() => registrar.ReadAsync(Name, Token));

        Assert.Single(Server.Calls);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", $"{new Route53Keys("AKID", "hunter2", "hunter2")}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_that_an_error_quotes_is_left_out()
    {
        Server.Faults.Add(
            new Fault(
                _ => true,
                FaultMoment.Before,
                context =>
                    FaultAnswers.Error(403, "AccessDenied", $"sent {context.Request.Headers.Authorization}")(context)
            )
        );

        var error = await Assert.ThrowsAsync<RegistrarException>(ReadAsync);

        Assert.Contains("SignedHeaders=host;x-amz-date, (a signature)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Signature=", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_beyond_the_budget_are_not_made()
    {
        using var registrar = New(Server.Settings with { CallsPerMinute = 2 });
        await registrar.ReadAsync(Name, Token);

        var error = await Assert.ThrowsAsync<RegistrarException>(() => registrar.ReadAsync(Name, Token));

        Assert.Equal((RegistrarFault.Busy, 2), (error.Fault, Server.Calls.Count));
    }

    [Fact]
    public async Task A_look_is_put_off_before_its_first_call_and_never_halfway()
    {
        Server.Api.PageSize = 1;
        using var registrar = New(Server.Settings with { CallsPerMinute = 5 });
        PutWww(Alive);
        Zone.Put(StoredSet.Of("api.example.com", "A", 60, [Alive]));
        await registrar.LookAsync(Name, Token);
        var calls = Server.Calls.Count;

        var error = await Assert.ThrowsAsync<RegistrarException>(() => registrar.LookAsync(Name, Token));

        Assert.Equal(RegistrarFault.PutOff, error.Fault);
        Assert.InRange(calls, 3, 5);
        Assert.Equal(calls, Server.Calls.Count);
    }
}
