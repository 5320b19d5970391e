using System.Text;

namespace Witness.Notices;

/// <summary>Text for a header, which is ASCII: as it is, or as a word of RFC 2047, which ntfy decodes.</summary>
internal static class EncodedWord
{
    /// <summary>A line as a header holds it.</summary>
    public static string Of(string line) =>
        line.All(letter => letter is >= ' ' and <= '~')
            ? line
            : $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(line))}?=";
}
