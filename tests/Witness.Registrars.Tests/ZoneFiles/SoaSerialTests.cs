using System.Globalization;
using Witness.Registrars.ZoneFiles;

namespace Witness.Registrars.Tests.ZoneFiles;

public sealed class SoaSerialTests
{
    [Theory]
    [InlineData(1u, "2026-05-06", 2u)]
    [InlineData(2026010199u, "2026-05-06", 2026050600u)]
    [InlineData(2026050600u, "2026-05-06", 2026050601u)]
    [InlineData(2026050699u, "2026-05-06", 2026050700u)]
    [InlineData(2026050705u, "2026-05-06", 2026050706u)]
    [InlineData(2026023001u, "2026-05-06", 2026023002u)] // no such day: a number
    [InlineData(1790000000u, "2026-05-06", 1790000001u)] // seconds since 1970
    [InlineData(4294967295u, "2026-05-06", 1u)] // RFC 1982 begins again, and 0 is avoided
    public void A_serial_goes_up(uint serial, string today, uint next)
    {
        var now = DateTimeOffset.ParseExact(
            today,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal
        );
        Assert.Equal(next, SoaSerial.After(serial, now));
    }
}
