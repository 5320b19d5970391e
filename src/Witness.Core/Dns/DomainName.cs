using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Witness.Core.Dns;

/// <summary>
/// An absolute domain name (RFC 1034 §3.1). Two spellings of one name are equal: kept in lower case, without the final
/// dot, and in A-labels (RFC 5890). The first label may be <c>*</c> (RFC 4592).
/// </summary>
public sealed record DomainName : IComparable<DomainName>
{
    private const int LongestLabel = 63;
    private const int LongestName = 253;
    private static readonly IdnMapping Idn = new() { AllowUnassigned = false, UseStd3AsciiRules = false };
    private static readonly SearchValues<char> NotInLabels = SearchValues.Create(" \t\r\n\"();");

    private DomainName(string text) => Text = text;

    /// <summary>The name in lower case without the final dot; empty for the root.</summary>
    public string Text { get; }

    /// <summary>Reads an absolute name, with or without its final dot.</summary>
    /// <exception cref="FormatException">It is no domain name; the message says why.</exception>
    public static DomainName Parse(string text) =>
        TryParse(text, out var name, out var why) ? name : throw new FormatException(why);

    /// <summary>Reads an absolute name, with or without its final dot.</summary>
    /// <param name="text">The name.</param>
    /// <param name="name">The name read, where the answer is true.</param>
    /// <param name="why">What is wrong with it, where the answer is false.</param>
    public static bool TryParse(
        string? text,
        [NotNullWhen(true)] out DomainName? name,
        [NotNullWhen(false)] out string? why
    )
    {
        name = null;
        var bare =
            text is ['.'] ? ""
            : text?.EndsWith('.') == true ? text[..^1]
            : text ?? "";
        if (!IsAscii(bare) && !TryToAscii(ref bare))
        {
            why = $"'{text}' is no domain name: it cannot be written in A-labels";
            return false;
        }

        if (bare.Length > LongestName)
        {
            why = $"'{text}' is no domain name: longer than {LongestName} characters";
            return false;
        }

        foreach (var label in bare.Length == 0 ? [] : bare.Split('.'))
        {
            if (label.Length is 0 or > LongestLabel || label.AsSpan().ContainsAny(NotInLabels))
            {
                why = $"'{text}' is no domain name: '{label}' is no label of 1 to {LongestLabel} characters";
                return false;
            }
        }

        name = new DomainName(bare.ToLowerInvariant());
        why = null;
        return true;
    }

    /// <summary>
    /// A name as written inside a zone: <c>@</c> or nothing is the zone itself, a name with a final dot is absolute, any
    /// other is relative to the zone (RFC 1035 §5.1).
    /// </summary>
    /// <exception cref="FormatException">It is no domain name.</exception>
    public static DomainName Within(DomainName zone, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text is "" or "@" ? zone
            : text.EndsWith('.') ? Parse(text)
            : Parse(zone.Text.Length == 0 ? text : $"{text}.{zone.Text}");
    }

    /// <summary>True for the zone's own name and every name below it.</summary>
    public bool IsWithin(DomainName zone) =>
        zone.Text.Length == 0
        || Text == zone.Text
        || (Text.EndsWith(zone.Text, StringComparison.Ordinal) && Text[^(zone.Text.Length + 1)] == '.');

    /// <summary>As written inside a zone: <c>@</c> for the zone itself, else the labels before it.</summary>
    public string RelativeTo(DomainName zone) =>
        Text == zone.Text ? "@"
        : IsWithin(zone) && zone.Text.Length > 0 ? Text[..^(zone.Text.Length + 1)]
        : Text + ".";

    /// <inheritdoc />
    public int CompareTo(DomainName? other) => string.CompareOrdinal(Text, other?.Text);

    /// <summary>The name in lower case without the final dot, <c>.</c> for the root.</summary>
    public override string ToString() => Text.Length == 0 ? "." : Text;

    private static bool IsAscii(string text) => !text.AsSpan().ContainsAnyExceptInRange('\0', '\x7f');

    private static bool TryToAscii(ref string text)
    {
        try
        {
            text = Idn.GetAscii(text.ToLowerInvariant());
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
