using Microsoft.AspNetCore.Http;

namespace Witness.Registrars.Tests.Route53.Server;

/// <summary>Something that goes wrong.</summary>
/// <param name="When">At which requests.</param>
/// <param name="Moment">Before or after the request was carried out.</param>
/// <param name="Answer">What is answered instead of what is true.</param>
internal sealed record Fault(Func<HttpRequest, bool> When, FaultMoment Moment, Func<HttpContext, Task> Answer)
{
    /// <summary>How many requests it hits.</summary>
    public int Times { get; set; } = int.MaxValue;
}

/// <summary>When something goes wrong.</summary>
internal enum FaultMoment
{
    /// <summary>Nothing is carried out.</summary>
    Before,

    /// <summary>All is carried out, and the answer is lost.</summary>
    After,
}

/// <summary>Wrong answers.</summary>
internal static class FaultAnswers
{
    public static Func<HttpContext, Task> Text(int status, string body) =>
        context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body);
        };

    public static Func<HttpContext, Task> Error(
        int status,
        string code,
        string message = "why",
        ErrorShape shape = default
    ) => Text(status, new ApiException(status, code, message, shape).Body);

    /// <summary>The beginning of an answer, and then the connection's end.</summary>
    public static Func<HttpContext, Task> CutShort(string beginning) =>
        async context =>
        {
            context.Response.ContentLength = beginning.Length + 1000;
            await context.Response.WriteAsync(beginning);
            await context.Response.Body.FlushAsync();
            context.Abort();
        };

    public static Task Lost(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    public static Task Redirect(HttpContext context)
    {
        context.Response.Redirect("http://127.0.0.1:1/");
        return Task.CompletedTask;
    }

    /// <summary>An answer without end.</summary>
    public static async Task Flood(HttpContext context)
    {
        var chunk = new byte[1024 * 1024];
        Array.Fill(chunk, (byte)' ');
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        }
    }
}
