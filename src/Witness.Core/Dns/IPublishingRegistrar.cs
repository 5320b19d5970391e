namespace Witness.Core.Dns;

/// <summary>A registrar that knows by itself whether all its name servers answer what it has taken.</summary>
public interface IPublishingRegistrar : IRegistrar
{
    /// <summary>
    /// Asks about the last change that this instance made of a zone. Called beside all other calls, so that nobody who
    /// writes waits for it. What goes wrong is told in the sight and never thrown.
    /// </summary>
    /// <param name="zone">The apex.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>What the registrar says; null where this instance has made no change, such as after a restart.</returns>
    Task<RegistrarSight?> SightAsync(DomainName zone, CancellationToken cancellation);
}
