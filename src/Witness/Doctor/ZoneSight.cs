using Witness.Core.Dns;

namespace Witness.Doctor;

/// <summary>What doctor saw of a zone at its registrar.</summary>
/// <param name="Settings">The zone.</param>
/// <param name="Zone">What its registrar holds; null where it could not be read.</param>
/// <param name="Fault">Why it could not be read; null where it could.</param>
/// <param name="Took">How long the reading took.</param>
internal sealed record ZoneSight(ZoneSettings Settings, Zone? Zone, RegistrarException? Fault, TimeSpan Took);
