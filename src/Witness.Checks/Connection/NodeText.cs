using System.Globalization;
using System.Text;

namespace Witness.Checks.Connection;

/// <summary>Text that a node sent, made fit for a terminal, a log and the history: short, on one line, nothing but graphic characters.</summary>
public static class NodeText
{
    private const int Longest = 120;

    /// <summary>Text of which all that steers a terminal or a reader's eye (escapes, line breaks, bidirectional marks) has become <c>?</c>.</summary>
    public static string Clean(ReadOnlySpan<byte> bytes, int longest = Longest) =>
        // No character takes more than four bytes, so that nothing is decoded that would be cut off again.
        Clean(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 4 * (longest + 1))]), longest);

    /// <inheritdoc cref="Clean(ReadOnlySpan{byte}, int)" />
    public static string Clean(string text, int longest = Longest)
    {
        var clean = new StringBuilder(Math.Min(text.Length, longest) + 1);
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length >= longest)
            {
                return clean.Append('…').ToString();
            }

            clean.Append(IsGraphic(rune) ? rune.ToString() : "?");
        }

        return clean.ToString();
    }

    private static bool IsGraphic(Rune rune) =>
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
