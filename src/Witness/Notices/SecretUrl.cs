using System.Buffers;
using Witness.Checks.Connection;
using Witness.Configuration;
using Witness.Configuration.Kinds;

namespace Witness.Notices;

/// <summary>A URL that nobody may see, read anew for every request: a file that is replaced counts from then on.</summary>
/// <param name="secret">Where it is kept.</param>
internal sealed class SecretUrl(Secret secret)
{
    /// <summary>Shorter words of a URL are no tokens, and hiding them would make every answer unreadable.</summary>
    private const int ShortestToken = 6;

    private const string Separators = "/?&=;.:";
    private static readonly SearchValues<char> AnySeparator = SearchValues.Create(Separators);

    /// <summary>The URL.</summary>
    /// <exception cref="DeliveryException">It cannot be had.</exception>
    public Uri Read()
    {
        try
        {
            return SecretUrlKind.Read(secret);
        }
        catch (SecretException error)
        {
            throw new DeliveryException(DeliveryFault.Channel, $"its URL cannot be used: {error.Message}", error);
        }
    }

    /// <summary>The beginning of what a server answered, fit for a message, without any token of the URL that it may repeat.</summary>
    public static string Without(Uri url, string text)
    {
        var whole = url.OriginalString;
        foreach (var token in TokensIn(whole).Concat(TokensIn(Uri.UnescapeDataString(whole))))
        {
            text = text.Replace(token, "…", StringComparison.OrdinalIgnoreCase);
        }

        return NodeText.Clean(text.Trim());
    }

    /// <summary>A text that was cut off, without its last word: the beginning of a token is not known for one.</summary>
    public static string WithoutLastWord(string text) => text[..(text.AsSpan().LastIndexOfAny(AnySeparator) + 1)];

    private static IEnumerable<string> TokensIn(string url) =>
        url.Split(Separators.ToCharArray())
            .Where(word => word.Length >= ShortestToken)
            .OrderByDescending(word => word.Length);
}
