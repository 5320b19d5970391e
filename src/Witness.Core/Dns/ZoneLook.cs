namespace Witness.Core.Dns;

/// <summary>What came of one look at a zone.</summary>
/// <param name="Zone">The zone.</param>
internal abstract record ZoneLook(ZoneSettings Zone)
{
    /// <summary>It was read.</summary>
    public sealed record Read(ZoneSettings Zone, ZoneReading Reading) : ZoneLook(Zone);

    /// <summary>It could not be read.</summary>
    public sealed record Failed(ZoneSettings Zone, string Error, bool NeedsHuman) : ZoneLook(Zone);

    /// <summary>It was not tried, because others came first.</summary>
    public sealed record PutOff(ZoneSettings Zone, string Why) : ZoneLook(Zone);
}
