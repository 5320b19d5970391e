using System.Net;

namespace Witness.Configuration.Kinds;

/// <summary>
/// The address of a registrar's API: <c>https://</c>, or <c>http://</c> on this machine, since what is sent there is secret.
/// </summary>
internal sealed class EndpointKind : TextKind<Uri>
{
    /// <summary>The one endpoint kind.</summary>
    public static EndpointKind Any { get; } = new();

    /// <inheritdoc />
    public override string Expected =>
        "an https:// URL without a query such as \"https://api.example.com/\", or http:// to a loopback address";

    /// <inheritdoc />
    protected override Uri Parse(string text, Reading reading)
    {
        var url = UrlKind.Read(text);
        return url.Query.Length > 0 ? throw new FormatException("has a query")
            : url.Scheme == Uri.UriSchemeHttps || IsLoopback(url) ? url
            : throw new FormatException("would send secrets unencrypted to another machine");
    }

    private static bool IsLoopback(Uri url) =>
        url.Host == "localhost" || (IPAddress.TryParse(url.Host, out var address) && IPAddress.IsLoopback(address));
}
