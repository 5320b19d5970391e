namespace Witness.Core.Publications;

/// <summary>How far an accepted change has come on its way to the zone's name servers.</summary>
public enum PublicationState
{
    /// <summary>Accepted by the registrar; not all name servers answer it yet, or the registrar says so.</summary>
    Awaited,

    /// <summary>All name servers answer it, and a registrar that can tell says so too.</summary>
    Published,

    /// <summary>It was not published within <see cref="PublicationSchedule.GivesUpAfter"/>; no more is asked.</summary>
    Late,

    /// <summary>A later change took back some of it before all name servers answered it.</summary>
    Overtaken,

    /// <summary>Nobody was asked: the zone has no name servers to ask, or the witness was away.</summary>
    Unasked,
}
