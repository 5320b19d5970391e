using Microsoft.Extensions.DependencyInjection;
using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Strikes;
using Witness.Hosting;
using Witness.Metrics;
using Witness.Notices;

namespace Witness.Tests.Metrics;

/// <summary>All that a daemon can tell: one that is built as it is for a user, and has heard of one of each.</summary>
internal static class FullScrape
{
    public static async Task<string> ReadAsync()
    {
        using var site = new Site();
        site.Configure(
            telling: """ "notices": { "pager": { "type": "command", "command": ["/bin/true"] } }, """,
            status: "{}"
        );
        using var daemon = Daemon.Build(site.Configuration, _ => { }, site.Time);
        await FeedAsync(daemon.Services);
        GC.Collect(); // the runtime tells of its heaps only after a first collection
        return await Scrape.ReadAsync(daemon.Services.GetRequiredService<PrometheusExporter>());
    }

    private static async Task FeedAsync(IServiceProvider services)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await services.GetRequiredService<DeliveryService>().OpenAsync(cancellation);
        await services.GetRequiredService<ChannelMetrics>().LookAsync(cancellation);
        services
            .GetRequiredService<IRegistrarListener>()
            .Hear(new RegistrarCall("files", RegistrarVerb.Read, RegistrarCallOutcome.Ok, TimeSpan.FromSeconds(1)));
        var shown = Site.Result("rin") with
        {
            Evidence = new CheckEvidence("body") { CertificateExpires = Site.Now.AddDays(60) },
        };
        var report = Reports.Round() with
        {
            Observations = [new Observation(Reports.Fleet.Find("rin")!, [shown])],
            Standings = Reports.ByName(new Standing("rin") { LastOutcome = CheckOutcome.Passed }),
        };
        foreach (var listener in services.GetServices<IRoundListener>())
        {
            listener.Hear(report);
        }
    }
}
