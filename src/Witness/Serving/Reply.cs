using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

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
        if (IsKnown(context, document))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = document.Type;
        context.Response.ContentLength = document.Body.Length;
        await context.Response.Body.WriteAsync(document.Body, context.RequestAborted);
    }

    /// <summary>Compared weakly, for a proxy that compresses makes tags weak.</summary>
    private static bool IsKnown(HttpContext context, Document document)
    {
        var tag = EntityTagHeaderValue.Parse(document.Tag);
        return context
            .Request.GetTypedHeaders()
            .IfNoneMatch.Any(known =>
                known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)
            );
    }
}
