namespace Witness.Core.Dns;

/// <summary>How a call of a registrar ended.</summary>
public enum RegistrarCallOutcome
{
    /// <summary>As it should.</summary>
    Ok,

    /// <summary><see cref="StaleZoneException"/>: somebody else has changed the zone, and nothing was changed.</summary>
    Stale,

    /// <summary>As <see cref="RegistrarFault.Configuration"/>.</summary>
    Configuration,

    /// <summary>As <see cref="RegistrarFault.Refused"/>.</summary>
    Refused,

    /// <summary>As <see cref="RegistrarFault.Busy"/>.</summary>
    Busy,

    /// <summary>As <see cref="RegistrarFault.PutOff"/>: nothing was sent, and nothing is wrong.</summary>
    PutOff,

    /// <summary>As <see cref="RegistrarFault.Unclear"/>, faults of our own included.</summary>
    Unclear,

    /// <summary>As <see cref="RegistrarSightState.Untold"/>: it does not tell what was asked.</summary>
    Untold,

    /// <summary>It was ended before its answer came: that took too long, a change came first, or the daemon stops.</summary>
    Abandoned,
}
