using System.Text;
using Microsoft.AspNetCore.Http;

namespace Witness.Registrars.Tests.Namecheap;

/// <summary>How calls fail, before, during and after they are carried out.</summary>
internal static class Faults
{
    public const string Html =
        "<!DOCTYPE html><html><head><title>Log in<br></head><body>Welcome to our WiFi &nbsp;</body></html>";

    /// <summary>Not carried out: another HTTP status, with a page of HTML.</summary>
    public static Fault Status(int status) =>
        exchange =>
        {
            exchange.Http.Response.StatusCode = status;
            return exchange.Http.Response.WriteAsync(Html);
        };

    /// <summary>Not carried out: HTTP 200 and this body.</summary>
    public static Fault Body(string text) => exchange => exchange.Http.Response.WriteAsync(text);

    /// <summary>Not carried out: HTTP 200 and blanks for as long as the caller reads them.</summary>
    public static Fault Endless { get; } =
        async exchange =>
        {
            var blanks = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
            while (!exchange.Http.RequestAborted.IsCancellationRequested)
            {
                await exchange.Http.Response.Body.WriteAsync(blanks);
            }
        };

    /// <summary>Not carried out: an error, with a result full of defaults behind it.</summary>
    public static Fault Error(string number, string text) =>
        exchange => exchange.Http.Response.WriteAsync(ServerAnswers.Error(exchange.Domain.Name, number, text));

    /// <summary>Not carried out, and nothing comes back.</summary>
    public static Fault Drop { get; } =
        exchange =>
        {
            exchange.Http.Abort();
            return Task.CompletedTask;
        };

    /// <summary>Carried out, and the answer is lost.</summary>
    public static Fault DropAfter { get; } =
        exchange =>
        {
            exchange.Execute();
            exchange.Http.Abort();
            return Task.CompletedTask;
        };

    /// <summary>Carried out, and a gateway in between gives up.</summary>
    public static Fault BadGatewayAfter { get; } =
        exchange =>
        {
            exchange.Execute();
            return Status(502)(exchange);
        };

    /// <summary>Carried out, and half of the answer comes, by HTTP whole.</summary>
    public static Fault HalfAfter { get; } =
        exchange =>
        {
            var text = exchange.Execute();
            return exchange.Http.Response.WriteAsync(text[..(text.Length / 2)]);
        };

    /// <summary>Carried out, and half of the answer comes before the connection breaks.</summary>
    public static Fault TruncatedAfter { get; } =
        async exchange =>
        {
            var bytes = Encoding.UTF8.GetBytes(exchange.Execute());
            exchange.Http.Response.ContentLength = bytes.Length;
            await exchange.Http.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await exchange.Http.Response.Body.FlushAsync();
            exchange.Http.Abort();
        };

    /// <summary>A write that is answered like a success and not carried out.</summary>
    public static Fault Ignored { get; } =
        exchange => exchange.Http.Response.WriteAsync(ServerAnswers.Set(exchange.Domain.Name, isSuccess: true));

    /// <summary>A read that shows the zone as it was before the last write.</summary>
    public static Fault Stale { get; } =
        exchange => exchange.Http.Response.WriteAsync(ServerAnswers.Get(exchange.Domain, exchange.Domain.HostsBefore));

    /// <summary>Carried out where asked for, and no answer until the caller gives up.</summary>
    public static Fault Hang(TaskCompletionSource reached, bool executed = false) =>
        async exchange =>
        {
            if (executed)
            {
                exchange.Execute();
            }

            reached.SetResult();
            var gone = new TaskCompletionSource();
            await using var end = exchange.Http.RequestAborted.Register(gone.SetResult);
            await gone.Task;
        };
}
