using System.Text;
using Witness.Core.Dns;

namespace Witness.Registrars.Route53;

/// <summary>
/// Owner names as Route 53 lists and takes them: absolute, with a final dot, and with everything but letters, digits,
/// hyphens, underscores and dots as <c>\ooo</c> in octal, so that a wildcard is <c>\052.example.com.</c>
/// ("DNS domain name format", Route 53 Developer Guide).
/// </summary>
internal static class OwnerName
{
    private const int EscapeLength = 4;

    /// <summary>What ends a label, begins an escape, or is none of a <see cref="DomainName"/>: left escaped.</summary>
    private const string StaysEscaped = ".\\\"();";

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">It is no domain name.</exception>
    public static DomainName Decode(string listed)
    {
        var text = new StringBuilder(listed.Length);
        for (var at = 0; at < listed.Length; at++)
        {
            if (EscapedAt(listed, at) is not { } character)
            {
                text.Append(listed[at]);
                continue;
            }

            if (char.IsBetween(character, '!', '~') && !StaysEscaped.Contains(character, StringComparison.Ordinal))
            {
                text.Append(character);
            }
            else
            {
                text.Append(listed, at, EscapeLength);
            }

            at += EscapeLength - 1;
        }

        return DomainName.Parse(text.ToString());
    }

    /// <summary>Writes a name.</summary>
    public static string Encode(DomainName name)
    {
        var text = new StringBuilder(name.Text.Length + EscapeLength);
        foreach (var (at, character) in name.Text.Index())
        {
            var stays =
                char.IsAsciiLetterOrDigit(character)
                || character is '-' or '_' or '.'
                || (character == '\\' && EscapedAt(name.Text, at) is not null);
            text.Append(stays ? character : $"\\{Convert.ToString(character, 8).PadLeft(3, '0')}");
        }

        return text.Append('.').ToString();
    }

    private static char? EscapedAt(string text, int at)
    {
        if (text[at] != '\\' || at + EscapeLength > text.Length)
        {
            return null;
        }

        var digits = text.Substring(at + 1, EscapeLength - 1);
        return digits.All(digit => digit is >= '0' and <= '7')
            ? (char)digits.Aggregate(0, (sum, digit) => (sum * 8) + (digit - '0'))
            : null;
    }
}
