using System.Globalization;

namespace Witness.Registrars.ZoneFiles;

/// <summary>Serials of zones (RFC 1982): numbers of 32 bits that only go up, and after the last begin again.</summary>
internal static class SoaSerial
{
    /// <summary>
    /// The serial after another one: one more, or the first of today where serials are dates (<c>YYYYMMDDnn</c>) and that
    /// is more. Never 0, which some servers take for none.
    /// </summary>
    /// <param name="serial">The present serial.</param>
    /// <param name="now">The present time.</param>
    public static uint After(uint serial, DateTimeOffset now)
    {
        var next = serial == uint.MaxValue ? 1 : serial + 1;
        return IsDate(serial) ? Math.Max(next, FirstOf(now.UtcDateTime)) : next;
    }

    private static uint FirstOf(DateTime day) => (uint)((((day.Year * 100) + day.Month) * 100 + day.Day) * 100L);

    private static bool IsDate(uint serial) =>
        serial is >= 1980_00_00_00 and < 2100_00_00_00
        && DateOnly.TryParseExact(
            (serial / 100).ToString(CultureInfo.InvariantCulture),
            "yyyyMMdd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out _
        );
}
