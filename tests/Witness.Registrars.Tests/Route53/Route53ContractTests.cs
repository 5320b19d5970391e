using Microsoft.AspNetCore.Http;
using Witness.Core.Dns;
using Witness.Registrars.Route53;
using Witness.Registrars.Tests.Route53.Server;
using Witness.Registrars.Tests.Servers;

namespace Witness.Registrars.Tests.Route53;

public sealed class Route53ContractTests : RegistrarContract, IAsyncLifetime
{
    private static readonly DomainName Zone = DomainName.Parse("example.test");
    private readonly TaskCompletionSource _asked = new();
    private Route53Server _server = null!;

    public async ValueTask InitializeAsync() => _server = await Route53Server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private protected override Task<ZoneUnderTest> NewZoneAsync() =>
        Task.FromResult<ZoneUnderTest>(HostedZoneUnderTest.Of(_server, Zone));

    private protected override Task<HangingRegistrar> HangingAsync()
    {
        _server.Faults.Add(new Fault(_ => true, FaultMoment.Before, HangAsync));
        return Task.FromResult(new HangingRegistrar(Registrar(_server.Settings), Zone, () => _asked.Task));
    }

    private protected override Task<IReadOnlyList<FailingRegistrar>> FailingAsync()
    {
        var right = _server.Settings;
        var keys = _server.Keys;
        return Task.FromResult<IReadOnlyList<FailingRegistrar>>([
            Failing("nobody there", right with { Endpoint = new($"http://127.0.0.1:{Loopback.FreePort()}") }),
            Failing("no such zone", right, RegistrarFault.Configuration),
            Failing(
                "another secret",
                right with
                {
                    Keys = () => keys with { SecretAccessKey = "other" },
                },
                RegistrarFault.Configuration
            ),
            Failing(
                "another key",
                right with
                {
                    Keys = () => keys with { AccessKeyId = "AKIDOTHER" },
                },
                RegistrarFault.Configuration
            ),
            Failing("another zone's id", WithId(_server.Api.AddZone("example.org").Id), RegistrarFault.Configuration),
            Failing("an id that is none", WithId("../change"), RegistrarFault.Configuration),
            Failing("a login page", FaultAnswers.Text(200, "<html><body>Log in</body></html>")),
            Failing("no answer at all", FaultAnswers.Lost),
            Failing("nothing", FaultAnswers.Text(200, "")),
            Failing("half", FaultAnswers.CutShort("<ListResourceRecordSetsResponse><ResourceRecordSets>")),
            Failing("half, without saying so", FaultAnswers.Text(200, "<ListResourceRecordSetsResponse><Resour")),
            Failing("a page of another kind", FaultAnswers.Text(502, "<html>Bad gateway</html>")),
            Failing("redirected", FaultAnswers.Redirect),
            Failing("broken inside", FaultAnswers.Error(500, "InternalFailure")),
            Failing("forbidden", FaultAnswers.Error(403, "AccessDenied"), RegistrarFault.Configuration),
            Failing("too often", FaultAnswers.Error(400, "Throttling"), RegistrarFault.Busy),
            Failing("without its SOA", FaultAnswers.Text(200, Listing(""))),
        ]);
    }

    /// <summary>An empty list that is whole, which no hosted zone has.</summary>
    private static string Listing(string sets) =>
        $"<ListResourceRecordSetsResponse xmlns='{StoredZone.Api}'><ResourceRecordSets>{sets}</ResourceRecordSets><IsTruncated>false</IsTruncated></ListResourceRecordSetsResponse>";

    private FailingRegistrar Failing(
        string why,
        Func<HttpContext, Task> answer,
        RegistrarFault fault = RegistrarFault.Unclear
    )
    {
        var id = _server.Api.AddZone(Zone.Text).Id;
        bool OfZone(HttpRequest request) => request.Path.Value!.Contains(id, StringComparison.Ordinal);
        _server.Faults.Add(new Fault(OfZone, FaultMoment.Before, answer));
        return Failing(why, WithId(id), fault);
    }

    private Route53Settings WithId(string id) =>
        _server.Settings with
        {
            HostedZoneIds = new Dictionary<DomainName, string> { [Zone] = id },
        };

    private static FailingRegistrar Failing(
        string why,
        Route53Settings settings,
        RegistrarFault fault = RegistrarFault.Unclear
    ) =>
        // A zone of no hosted zone, unless its id is given.
        new(why, Registrar(settings), settings.HostedZoneIds.Count > 0 ? Zone : DomainName.Parse("none.test"), fault);

    private static Route53Registrar Registrar(Route53Settings settings) => new("aws", settings, TimeProvider.System);

    private async Task HangAsync(HttpContext context)
    {
        _asked.SetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
            .ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
