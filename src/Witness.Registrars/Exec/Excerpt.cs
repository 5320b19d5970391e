using System.Globalization;
using System.Text;

namespace Witness.Registrars.Exec;

/// <summary>Foreign text for messages: one line, short, and nothing that a terminal obeys.</summary>
internal static class Excerpt
{
    private const int Longest = 200;
    private const int LongestQuote = 60;

    /// <summary>The beginning of a text.</summary>
    public static string Of(string text) => Cut(text, Longest);

    /// <summary>The beginning of a value, in quotes.</summary>
    public static string Quote(string text) => $"\"{Cut(text, LongestQuote)}\"";

    private static string Cut(string text, int longest)
    {
        var line = new StringBuilder();
        foreach (var rune in text.Trim().EnumerateRunes())
        {
            if (line.Length >= longest)
            {
                return line.Append('…').ToString();
            }

            line.Append(IsPlain(rune) ? rune.ToString() : " ");
        }

        return line.ToString();
    }

    private static bool IsPlain(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
            );
}
