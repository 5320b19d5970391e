namespace Witness.Configuration.Kinds;

/// <summary>An absolute <c>https://</c> or <c>http://</c> URL without user, password and fragment (RFC 9110 §4.2).</summary>
internal sealed class UrlKind : TextKind<Uri>
{
    /// <summary>How a URL begins: scheme, host and port, as an expression.</summary>
    public const string Start = "^[Hh][Tt][Tt][Pp][Ss]?://[^/?#@]+";

    /// <summary>The one URL kind.</summary>
    public static UrlKind Web { get; } = new();

    /// <inheritdoc />
    public override string Expected => "a URL such as \"https://www.example.com/health\"";

    /// <inheritdoc />
    protected override string Shape => $"{Start}([/?][^#]*)?$";

    /// <inheritdoc />
    protected override Uri Parse(string text, Reading reading) => Read(text);

    /// <summary>The URL that a text is.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong with it.</exception>
    public static Uri Read(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            throw new FormatException("is no absolute URL");
        }

        // The text itself is never shown: it may hold a password.
        return url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp
                ? throw new FormatException("is no https:// or http:// URL")
            : url.UserInfo.Length > 0 ? throw new FormatException("holds a user name or password")
            : url.Fragment.Length > 0 ? throw new FormatException("has a fragment, which is never sent to a server")
            : url;
    }
}
