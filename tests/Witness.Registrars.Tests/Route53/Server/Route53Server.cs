using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Witness.Registrars.Route53;

namespace Witness.Registrars.Tests.Route53.Server;

/// <summary>
/// A server that behaves as Route 53 is known to: signatures verified, pages that break inside a group, batches carried out
/// as a whole, changes pending for a while, and faults at will.
/// </summary>
internal sealed class Route53Server : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Route53Api _api = new();

    private Route53Server()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public Uri Endpoint => new(_app.Urls.Single());

    /// <summary>The only keys that are let in.</summary>
    public Route53Keys Keys { get; set; } = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null);

    /// <summary>How far this server's clock is ahead.</summary>
    public TimeSpan ClockOffset { get; set; }

    public Route53Api Api => _api;

    /// <summary>The requests that came in, as <c>GET /2013-04-01/change/C1</c>.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    public ConcurrentBag<Fault> Faults { get; } = [];

    /// <summary>What others do right before the coming changes are carried out.</summary>
    public ConcurrentQueue<Action> BeforeChanges { get; } = new();

    /// <summary>Settings that are right.</summary>
    public Route53Settings Settings => new() { Endpoint = Endpoint, Keys = () => Keys };

    public static async Task<Route53Server> StartAsync()
    {
        var server = new Route53Server();
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Lets the next change of a zone go wrong.</summary>
    public void FailNextChange(FaultMoment moment, Func<HttpContext, Task> answer) =>
        Faults.Add(new Fault(request => request.Method == "POST", moment, answer) { Times = 1 });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var now = TimeProvider.System.GetUtcNow() + ClockOffset;
        Calls.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        context.Response.Headers.Date = now.ToString("R", CultureInfo.InvariantCulture);
        context.Response.ContentType = "text/xml";
        var fault = Faults.FirstOrDefault(one => one.Times > 0 && one.When(context.Request));
        if (fault is not null)
        {
            fault.Times--;
        }

        if (fault?.Moment == FaultMoment.Before)
        {
            await fault.Answer(context);
            return;
        }

        if (context.Request.Method == "POST" && BeforeChanges.TryDequeue(out var others))
        {
            others();
        }

        var text = Carry(context, body.ToArray(), now);
        await (fault is null ? context.Response.WriteAsync(text) : fault.Answer(context));
    }

    private string Carry(HttpContext context, byte[] body, DateTimeOffset now)
    {
        try
        {
            SignatureCheck.Check(context.Request, body, Keys, now);
            return _api.Answer(context.Request, body).ToString();
        }
        catch (ApiException error)
        {
            context.Response.StatusCode = error.Status;
            return error.Body;
        }
    }
}
