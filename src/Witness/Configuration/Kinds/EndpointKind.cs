using System.Net;

namespace Witness.Configuration.Kinds;

/// <summary>
/// The root of an API: an <c>https://</c> URL without a path, or <c>http://</c> to a loopback address, which nobody else
/// hears.
/// </summary>
internal sealed class EndpointKind : TextKind<Uri>
{
    /// <summary>The one endpoint kind.</summary>
    public static EndpointKind Any { get; } = new();

    /// <inheritdoc />
    public override string Expected =>
        "a URL such as \"https://api.example.com\", or \"http://127.0.0.1:8080\" on this machine";

    /// <inheritdoc />
    protected override Uri Parse(string text, Reading reading)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            throw new FormatException("is no absolute URL");
        }

        // The text itself is never shown: it may hold a password.
        return url.UserInfo.Length > 0 ? throw new FormatException("holds a user name or password")
            : url.PathAndQuery != "/" || url.Fragment.Length > 0
                ? throw new FormatException("has more than a host and a port")
            : url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && IsLoopback(url)) ? url
            : throw new FormatException("is no https:// URL, and not on this machine");
    }

    // Not by name: what localhost means is decided elsewhere.
    private static bool IsLoopback(Uri url) =>
        IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
}
