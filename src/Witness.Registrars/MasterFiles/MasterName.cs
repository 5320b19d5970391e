using System.Globalization;
using System.Text;
using Witness.Core.Dns;

namespace Witness.Registrars.MasterFiles;

/// <summary>
/// Domain names as master files write them: relative to an origin, with escapes (RFC 1035 §5.1). Octets that mean something
/// to a reader of names become <c>\DDD</c>, all others themselves, so that every spelling of one name is one text.
/// </summary>
internal static class MasterName
{
    /// <summary>The name that a text means under an origin.</summary>
    /// <exception cref="FormatException">It is no domain name; the message says why.</exception>
    public static DomainName Resolve(string text, DomainName origin) =>
        text == "@" ? origin : DomainName.Within(origin, Unescape(text));

    /// <summary>The same name with its final dot, which means the same under every origin.</summary>
    public static string Absolute(DomainName name) => name.Text.Length == 0 ? "." : name.Text + ".";

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '.')
            {
                plain.Append('.');
            }
            else
            {
                Append(plain, text[at] == '\\' ? Escaped(text, ref at) : text[at]);
            }
        }

        return plain.ToString();
    }

    private static void Append(StringBuilder plain, int octet)
    {
        if (octet is > ' ' and < 0x7f && !".\\\"();@$".Contains((char)octet, StringComparison.Ordinal))
        {
            plain.Append((char)octet);
        }
        else
        {
            plain.Append('\\').Append(octet.ToString("000", CultureInfo.InvariantCulture));
        }
    }

    private static int Escaped(string text, ref int at)
    {
        var digits = text.AsSpan(at + 1, Math.Min(3, text.Length - at - 1));
        if (digits.IsEmpty)
        {
            throw new FormatException($"'{text}' is no domain name: it ends in a backslash");
        }

        if (!char.IsAsciiDigit(digits[0]))
        {
            at++;
            return text[at];
        }

        if (digits.Length < 3 || !byte.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var octet))
        {
            throw new FormatException($"'{text}' is no domain name: '\\{digits}' is no octet from 000 to 255");
        }

        at += 3;
        return octet;
    }
}
