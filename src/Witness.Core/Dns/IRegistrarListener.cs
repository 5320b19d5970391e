namespace Witness.Core.Dns;

/// <summary>Whoever wants to hear of every call of a registrar.</summary>
public interface IRegistrarListener
{
    /// <summary>
    /// Hears of a call that has ended. Called by several calls at once. Returns at once and throws nothing: a change of DNS
    /// waits for it.
    /// </summary>
    void Hear(RegistrarCall call);
}
