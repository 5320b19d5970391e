namespace Witness.Core.Dns;

/// <summary>What is asked of a registrar.</summary>
public enum RegistrarVerb
{
    /// <summary><see cref="IRegistrar.ReadAsync"/>: a zone is read for a change.</summary>
    Read,

    /// <summary><see cref="IRegistrar.LookAsync"/>: a zone is read for nobody who waits.</summary>
    Look,

    /// <summary><see cref="IRegistrar.ApplyAsync"/>: a change is made.</summary>
    Apply,

    /// <summary><see cref="IPublishingRegistrar.SightAsync"/>: whether a change is everywhere.</summary>
    Sight,
}
