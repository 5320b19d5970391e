namespace Witness.Core.Dns;

/// <summary>What kind of failure a registrar met, by what may be done about it.</summary>
public enum RegistrarFault
{
    /// <summary>Key, right, address, zone name or program: a human must mend it. Tried again every 15 minutes at most.</summary>
    Configuration,

    /// <summary>The registrar understood and refused; nothing was changed. Tried again with growing pauses.</summary>
    Refused,

    /// <summary>Too many calls; nothing was changed. Tried again with growing pauses.</summary>
    Busy,

    /// <summary>
    /// Calls are short, and a look that nobody waits for does without: nothing was sent, and nothing is wrong. Only
    /// <see cref="IRegistrar.LookAsync"/> meets it.
    /// </summary>
    PutOff,

    /// <summary>
    /// No answer, or none that can be trusted: unreachable, timed out, cut short, malformed. After a write its outcome is
    /// unknown, and the zone is read before anything else is done.
    /// </summary>
    Unclear,
}
