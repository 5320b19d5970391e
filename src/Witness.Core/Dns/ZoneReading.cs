namespace Witness.Core.Dns;

/// <summary>The last good reading of a zone.</summary>
/// <param name="Zone">What its registrar held.</param>
/// <param name="At">When it was read, UTC.</param>
public sealed record ZoneReading(Zone Zone, DateTimeOffset At);
