using Witness.Core.Dns;

namespace Witness.Doctor;

/// <summary>What doctor saw of a zone at its registrar.</summary>
/// <param name="Settings">The zone.</param>
/// <param name="Zone">
/// What its registrar holds; where the look was put off, what it held when the daemon read it last. Null where neither is known.
/// </param>
/// <param name="Fault">Why it was not read; null where it was.</param>
/// <param name="Took">How long the reading took.</param>
internal sealed record ZoneSight(ZoneSettings Settings, Zone? Zone, RegistrarException? Fault, TimeSpan Took)
{
    /// <summary>When the daemon read it; null where doctor did, and where nobody has.</summary>
    public DateTimeOffset? ReadByDaemonAt { get; init; }
}
