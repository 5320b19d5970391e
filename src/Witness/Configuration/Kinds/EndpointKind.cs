using System.Net;

namespace Witness.Configuration.Kinds;

/// <summary>
/// The address of a registrar's API: an <c>https://</c> URL, or <c>http://</c> to a loopback address, which nobody else
/// hears, since what is sent there is secret.
/// </summary>
/// <param name="withPath">True where the API may be below a path.</param>
internal sealed class EndpointKind(bool withPath) : TextKind<Uri>
{
    /// <summary>An API that may be below a path.</summary>
    public static EndpointKind WithPath { get; } = new(withPath: true);

    /// <summary>An API at the root of its host.</summary>
    public static EndpointKind Root { get; } = new(withPath: false);

    /// <inheritdoc />
    public override string Expected =>
        withPath
            ? "an https:// URL without a query such as \"https://api.example.com/\", or http:// to a loopback address"
            : "an https:// URL without a path such as \"https://api.example.com\", or http:// to a loopback address";

    /// <inheritdoc />
    protected override string Shape => withPath ? $"{UrlKind.Start}[^?#]*$" : $"{UrlKind.Start}/?$";

    /// <inheritdoc />
    protected override Uri Parse(string text, Reading reading)
    {
        var url = UrlKind.Read(text);
        return url.Query.Length > 0 ? throw new FormatException("has a query")
            : !withPath && url.AbsolutePath != "/" ? throw new FormatException("has more than a host and a port")
            : url.Scheme == Uri.UriSchemeHttps || IsLoopback(url) ? url
            : throw new FormatException("would send secrets unencrypted to another machine");
    }

    /// <summary>True for a loopback address. Not by name: what localhost means is decided elsewhere.</summary>
    public static bool IsLoopback(Uri url) =>
        IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
}
