using System.Text.Json;
using System.Text.RegularExpressions;

namespace Witness.Tests.Notices.Servers;

/// <summary>A mail as the server has taken it.</summary>
/// <param name="From">The envelope's sender.</param>
/// <param name="To">The envelope's recipients.</param>
/// <param name="Encrypted">True where it came over TLS.</param>
/// <param name="Login">True where somebody had logged in.</param>
/// <param name="Headers">The headers, unfolded.</param>
/// <param name="Body">The body, decoded.</param>
internal sealed partial record TakenMail(
    string From,
    IReadOnlyList<string> To,
    bool Encrypted,
    bool Login,
    IReadOnlyDictionary<string, string> Headers,
    string Body
)
{
    public static TakenMail Of(JsonElement json)
    {
        var parts = json.GetProperty("text").GetString()!.Split("\r\n\r\n", 2);
        return new TakenMail(
            json.GetProperty("from").GetString()!,
            [.. json.GetProperty("to").EnumerateArray().Select(to => to.GetString()!)],
            json.GetProperty("encrypted").GetBoolean(),
            json.GetProperty("login").GetBoolean(),
            parts[0]
                .Replace("\r\n ", " ", StringComparison.Ordinal)
                .Split("\r\n")
                .Select(line => line.Split(": ", 2))
                .ToDictionary(header => header[0], header => header[1], StringComparer.OrdinalIgnoreCase),
            Decoded(parts[1].Replace("=\r\n", "", StringComparison.Ordinal)).Trim()
        );
    }

    /// <summary>Quoted-printable is percent-encoding with another sign (RFC 2045 §6.7).</summary>
    private static string Decoded(string text) =>
        Uri.UnescapeDataString(Escape().Replace(text.Replace("%", "%25", StringComparison.Ordinal), "%"));

    [GeneratedRegex("=(?=[0-9A-F]{2})", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
