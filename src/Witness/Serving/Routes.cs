using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Witness.Ledger;
using Witness.Metrics;

namespace Witness.Serving;

/// <summary>What is answered at which path. All of it is read from the ledger, and nothing can be changed.</summary>
/// <param name="doorkeeper">Whom a request has to pass.</param>
/// <param name="page">The page.</param>
/// <param name="verdicts">The short answers.</param>
/// <param name="metrics">What is measured.</param>
/// <param name="stops">Tells when the daemon stops.</param>
/// <param name="log">Where it is told that the ledger cannot be read.</param>
internal sealed class Routes(
    Doorkeeper doorkeeper,
    PageSource page,
    VerdictRoutes verdicts,
    PrometheusExporter metrics,
    IHostApplicationLifetime stops,
    ILogger<Routes> log
)
{
    private static readonly Document Style = Document.BuiltIn("text/css", "page.css");
    private static readonly Document Script = Document.BuiltIn("text/javascript", "page.js");
    private static readonly Document Icon = Document.BuiltIn("image/svg+xml", "icon.svg");

    /// <summary>Answers an application's requests.</summary>
    public void AddTo(WebApplication app)
    {
        app.Use(doorkeeper.AdmitAsync);
        app.Use(TellTroubleAsync);
        app.UseRouting();
        Map(app, "/", async context => await Reply.SendAsync(context, await page.GetAsync(context.RequestAborted)));
        Map(app, "/page.css", context => Reply.SendAsync(context, Style));
        Map(app, "/page.js", context => Reply.SendAsync(context, Script));
        Map(app, "/icon.svg", context => Reply.SendAsync(context, Icon));
        Map(app, "/metrics", SendMetricsAsync);
        Map(app, "/healthz", verdicts.SendHealthAsync);
        Map(app, "/nodes/{name}", verdicts.SendNodeAsync);
        app.MapFallback(context =>
            Reply.RefuseAsync(context, StatusCodes.Status404NotFound, "nothing is here; the page is at /")
        );
    }

    private async Task SendMetricsAsync(HttpContext context)
    {
        using var text = new MemoryStream();
        await metrics.WriteAsync(text, context.RequestAborted);
        await Reply.SendAsync(
            context,
            StatusCodes.Status200OK,
            PrometheusExporter.ContentType,
            text.GetBuffer().AsMemory(0, (int)text.Length)
        );
    }

    private static void Map(IEndpointRouteBuilder app, string path, RequestDelegate answer) => app.Map(path, answer);

    /// <summary>A ledger that cannot be read is an answer; what else breaks is told here, and is none.</summary>
    private async Task TellTroubleAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (LedgerException error) when (!context.Response.HasStarted)
        {
            // Not 503, which at /nodes/NAME is a verdict.
            log.LogWarning("{Path} is not served: {Reason}", context.Request.Path, error.Message);
            await Reply.RefuseAsync(
                context,
                StatusCodes.Status500InternalServerError,
                "the ledger cannot be read; the witness's journal says why"
            );
        }
        catch (InvalidOperationException)
            when (stops.ApplicationStopping.IsCancellationRequested && !context.Response.HasStarted)
        {
            // Nothing is measured any more.
            await Reply.RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "the witness stops");
        }
        catch (Exception error) when (!context.RequestAborted.IsCancellationRequested)
        {
            log.LogError(error, "{Path} broke: please report this", context.Request.Path);
            if (!context.Response.HasStarted)
            {
                await Reply.RefuseAsync(
                    context,
                    StatusCodes.Status500InternalServerError,
                    "this broke; the witness's journal says how"
                );
            }
        }
    }
}
