using System.Net;
using Microsoft.AspNetCore.Http;

namespace Witness.Serving;

/// <summary>
/// Whom a request has to pass before it is answered: it may only read, only for a host that is this one, and only so often.
/// Gives every answer the headers that keep a browser from doing anything else with it.
/// </summary>
/// <param name="guard">Which hosts may be asked for.</param>
/// <param name="time">The clock.</param>
internal sealed class Doorkeeper(HostGuard guard, TimeProvider time)
{
    private const int Burst = 100;
    private const int PerSecond = 50;

    // https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html
    private static readonly (string Name, string Value)[] Headers =
    [
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
    ];

    private readonly RequestLimit _limit = new(Burst, PerSecond, time);

    /// <summary>Lets a request pass, or answers it.</summary>
    public async Task AdmitAsync(HttpContext context, RequestDelegate next)
    {
        foreach (var (name, value) in Headers)
        {
            context.Response.Headers[name] = value;
        }

        // RFC 9110 §15.5.20: this server is not the one that was asked for.
        if (!guard.LetsPass(context.Request.Host))
        {
            await Reply.RefuseAsync(
                context,
                StatusCodes.Status421MisdirectedRequest,
                "this witness is not asked by that name; whoever runs it can add the name to \"hosts\" in \"status\" of its configuration"
            );
        }
        else if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            await Reply.RefuseAsync(
                context,
                StatusCodes.Status405MethodNotAllowed,
                "nothing can be changed here; orders are given on the command line"
            );
        }
        else if (!_limit.Admits(context.Connection.RemoteIpAddress ?? IPAddress.None))
        {
            context.Response.Headers.RetryAfter = "1";
            await Reply.RefuseAsync(
                context,
                StatusCodes.Status429TooManyRequests,
                "too many requests; ask again in a second"
            );
        }
        else
        {
            await next(context);
        }
    }
}
