namespace Witness.Lab.Tests.Running;

/// <summary>The steps between a verdict and its close at which a daemon can be killed from outside.</summary>
public enum KillPoint
{
    /// <summary>The zone has not been asked for yet.</summary>
    BeforeRead,

    /// <summary>The zone has been read, and the daemon has not been told yet that it has.</summary>
    AfterRead,

    /// <summary>The change is written down and not sent yet.</summary>
    BeforeApply,

    /// <summary>The change is on its way: it arrives after the daemon's death.</summary>
    WhileApplying,

    /// <summary>The change is made, and the daemon does not know.</summary>
    AfterApply,

    /// <summary>The daemon knows, and has not read the zone back yet.</summary>
    BeforeReadBack,

    /// <summary>The zone has been read back, and nothing has been closed.</summary>
    AfterReadBack,
}
