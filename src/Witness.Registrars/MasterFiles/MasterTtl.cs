namespace Witness.Registrars.MasterFiles;

/// <summary>Times to live as master files write them: seconds, or BIND's units as in <c>1h30m</c>.</summary>
internal static class MasterTtl
{
    /// <summary>Reads a time to live.</summary>
    /// <param name="text">The text.</param>
    /// <param name="seconds">0 to 2147483647 (RFC 2181 §8), where the answer is true.</param>
    public static bool TryParse(string text, out int seconds)
    {
        seconds = 0;
        var (total, number, digits) = (0L, 0L, 0);
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character))
            {
                (number, digits) = (number * 10 + (character - '0'), digits + 1);
            }
            else if (digits > 0 && SecondsOf(character) is { } unit)
            {
                (total, number, digits) = (total + number * unit, 0, 0);
            }
            else
            {
                return false;
            }

            if (digits > 10 || total + number > int.MaxValue)
            {
                return false;
            }
        }

        seconds = (int)(total + number);
        return text.Length > 0;
    }

    private static long? SecondsOf(char unit) =>
        char.ToLowerInvariant(unit) switch
        {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            'd' => 86400,
            'w' => 604800,
            _ => null,
        };
}
