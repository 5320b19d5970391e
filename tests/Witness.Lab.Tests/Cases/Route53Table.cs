using Microsoft.AspNetCore.Http;
using Witness.Lab.Tests.Loopback;
using Witness.Registrars.Tests.Route53.Server;

namespace Witness.Lab.Tests.Cases;

/// <summary>The nasty cases that Route 53, its clock, its account or somebody else's hand makes.</summary>
internal static class Route53Table
{
    private const string Bomb =
        "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\">]><ListResourceRecordSetsResponse>&a;</ListResourceRecordSetsResponse>";

    private const string Unclear = "taiga is still leaving";

    public static IReadOnlyList<NastyCase<CaseHostedZone>> All { get; } =
    [
        new(22, "a value added a second ago", Meanwhile(AddValue), CaseEnd.Left, Unclear, 2),
        new(23, "a time to live changed a second ago", Meanwhile(ChangeTtl), CaseEnd.Left, Unclear, 2),
        new(
            24,
            "a batch that never arrived",
            Changing(FaultMoment.Before, FaultAnswers.Lost),
            CaseEnd.Left,
            Unclear,
            2
        ),
        new(
            24,
            "a batch whose answer is lost",
            Changing(FaultMoment.After, FaultAnswers.Lost),
            CaseEnd.Left,
            Unclear,
            1
        ),
        new(
            24,
            "half an answer to a batch",
            Changing(FaultMoment.After, FaultAnswers.CutShort("<ChangeResource")),
            CaseEnd.Left,
            Unclear,
            1
        ),
        new(
            24,
            "a gateway's answer to a batch",
            Changing(FaultMoment.After, FaultAnswers.Text(503, "<html>Later</html>")),
            CaseEnd.Left,
            Unclear,
            1
        ),
        new(
            25,
            "throttled by HTTP 400",
            Changing(FaultMoment.Before, FaultAnswers.Error(400, "Throttling", "Rate exceeded")),
            CaseEnd.Left,
            "Rate exceeded",
            2
        ),
        new(
            25,
            "busy with a prior request",
            Changing(FaultMoment.Before, FaultAnswers.Error(400, "PriorRequestNotComplete")),
            CaseEnd.Left,
            "PriorRequestNotComplete",
            2
        ),
        new(26, "a twin zone and no id", AddTwin, CaseEnd.Waits, "hostedZoneId", 0),
        new(
            27,
            "none but weights of 0 would be left",
            WeighNothing,
            CaseEnd.Waits,
            "would be left with weight 0 alone",
            0
        ),
        new(
            28,
            "a clock that is seven minutes wrong",
            zone => zone.Server.ClockOffset = TimeSpan.FromMinutes(7),
            CaseEnd.Waits,
            "this machine's clock is 7 min behind AWS's",
            0
        ),
        new(
            36,
            "a secret that is wrong",
            zone => zone.SetSecret("not the secret"),
            CaseEnd.Waits,
            "SignatureDoesNotMatch",
            0
        ),
        new(
            37,
            "the service is down for two rounds",
            Listing(FaultAnswers.Text(503, "<html>Later</html>"), 3),
            CaseEnd.Left,
            "503",
            1
        ),
        new(
            39,
            "a captive portal",
            Listing(FaultAnswers.Text(200, "<html>Log in</html>"), 2),
            CaseEnd.Left,
            "cannot be read",
            1
        ),
        new(
            40,
            "a document type with entities",
            Listing(FaultAnswers.Text(200, Bomb), 2),
            CaseEnd.Left,
            "cannot be read",
            1
        ),
    ];

    private static Action<CaseHostedZone> Meanwhile(Action<CaseHostedZone> others) =>
        zone => zone.Server.BeforeChanges.Enqueue(() => others(zone));

    private static Action<CaseHostedZone> Changing(FaultMoment moment, Func<HttpContext, Task> answer) =>
        zone => zone.Server.FailNextChange(moment, answer);

    private static Action<CaseHostedZone> Listing(Func<HttpContext, Task> answer, int times) =>
        zone =>
            zone.Server.Faults.Add(
                new Fault(request => request.Method == "GET", FaultMoment.Before, answer) { Times = times }
            );

    private static void AddValue(CaseHostedZone zone) => PutApex(zone, 1799, "198.51.100.77");

    private static void ChangeTtl(CaseHostedZone zone) => PutApex(zone, 60);

    private static void PutApex(CaseHostedZone zone, int ttl, params string[] more) =>
        zone.Put(StoredSet.Of(zone.Zone, "A", ttl, [LoopbackFleet.TaigaV4, LoopbackFleet.ChitogeV4, .. more]));

    private static void AddTwin(CaseHostedZone zone)
    {
        zone.Server.Api.AddZone(zone.Zone, isPrivate: true);
        zone.ById = false;
    }

    private static void WeighNothing(CaseHostedZone zone) =>
        zone.Put(
            StoredSet.Of(
                zone.Name("api"),
                "A",
                120,
                [LoopbackFleet.ChitogeV4],
                ("SetIdentifier", "chitoge"),
                ("Weight", 0)
            )
        );
}
