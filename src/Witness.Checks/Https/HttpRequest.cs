using System.Text;

namespace Witness.Checks.Https;

/// <summary>The request that asks for a URL (RFC 9112 §3), with the connection to be closed after it.</summary>
internal static class HttpRequest
{
    /// <summary>The whole request.</summary>
    /// <param name="url">An http or https URL. What it escapes stays escaped, so that nothing in it can end a line.</param>
    public static byte[] For(Uri url) =>
        Encoding.ASCII.GetBytes(
            $"GET {url.PathAndQuery} HTTP/1.1\r\nHost: {HostOf(url)}\r\nUser-Agent: witness\r\nAccept: */*\r\n"
                + "Accept-Encoding: identity\r\nConnection: close\r\n\r\n"
        );

    private static string HostOf(Uri url)
    {
        var host = url.HostNameType == UriHostNameType.IPv6 ? $"[{url.IdnHost}]" : url.IdnHost;
        return url.IsDefaultPort ? host : $"{host}:{url.Port}";
    }
}
