using System.Text;
using Microsoft.AspNetCore.Http;

namespace Witness.Serving;

/// <summary>How answers are written.</summary>
internal static class Reply
{
    private const string PlainText = "text/plain; charset=utf-8";

    /// <summary>Answers with a line of text that no cache keeps.</summary>
    public static Task TextAsync(HttpContext context, int status, string line) =>
        SendAsync(context, status, PlainText, Encoding.UTF8.GetBytes(line + "\n"));

    /// <summary>Says no, and why.</summary>
    public static Task RefuseAsync(HttpContext context, int status, string why) => TextAsync(context, status, why);

    /// <summary>Answers with bytes that no cache keeps.</summary>
    public static async Task SendAsync(HttpContext context, int status, string type, ReadOnlyMemory<byte> body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>Answers with a document, or that it is still the one that the visitor has (RFC 9110 §13.1.2).</summary>
    public static async Task SendAsync(HttpContext context, Document document)
    {
        context.Response.Headers.ETag = document.Tag;
        context.Response.Headers.CacheControl = "no-cache";
        if (context.Request.Headers.IfNoneMatch == document.Tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = document.Type;
        context.Response.ContentLength = document.Body.Length;
        await context.Response.Body.WriteAsync(document.Body, context.RequestAborted);
    }
}
