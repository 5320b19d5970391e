namespace Witness.Core.Dns;

/// <summary>
/// Whoever's API holds zones. Reads whole zones and carries out zone changes; plans and judges nothing.
/// <para>
/// All verbs may be called for several zones at once; calls for one zone are made one after the other. None retries: a
/// failed call is repeated by the next round. All end soon after the token is cancelled.
/// </para>
/// <para>
/// Errors are <see cref="RegistrarException"/>, whose kind tells what may be done about it, and
/// <see cref="StaleZoneException"/>. A failed, empty, truncated or malformed answer is an error and never an empty zone.
/// </para>
/// </summary>
/// <example>
/// A zone holds <c>www 300 A 203.0.113.11</c>, <c>www 300 A 203.0.113.12</c> and an MX. A change that removes the first leaves
/// exactly the second and the MX. The same change applied again is <see cref="StaleZoneException"/>, or nothing at all,
/// and never harm; applied after somebody has added <c>www 300 A 203.0.113.13</c>, it is <see cref="StaleZoneException"/> or
/// leaves the newcomer where it is.
/// </example>
public interface IRegistrar
{
    /// <summary>The name in the configuration.</summary>
    string Name { get; }

    /// <summary>
    /// Reads a zone for a change, uncached, from where changes are written. What is left to be done of an earlier change is
    /// done first, so that none is ever forgotten.
    /// </summary>
    /// <param name="zone">The apex; the zone in the answer is compared with it.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="RegistrarException">The zone could not be read whole and without doubt.</exception>
    Task<Zone> ReadAsync(DomainName zone, CancellationToken cancellation);

    /// <summary>
    /// Reads a zone as <see cref="ReadAsync"/> does, for nobody who waits for it, and touches nothing, wherever it stands:
    /// what is left to be done of an earlier change is told (<see cref="Zone.Unfinished"/>) and not done. A registrar whose
    /// calls are counted puts it off where they are short, so that changes and their readings always find some left.
    /// <para>
    /// By default it is the same as <see cref="ReadAsync"/>, which is right where that asks and nothing more.
    /// </para>
    /// </summary>
    /// <param name="zone">The apex.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="RegistrarException">
    /// The zone could not be read; with <see cref="RegistrarFault.PutOff"/>, it was not tried.
    /// </exception>
    Task<Zone> LookAsync(DomainName zone, CancellationToken cancellation) => ReadAsync(zone, cancellation);

    /// <summary>
    /// Makes exactly this change, all of it or nothing. Records that the change does not name stay as they are at the
    /// registrar, with all their vendor fields, and so do the zone's attributes where the change keeps them.
    /// <para>
    /// A rehearsal (<see cref="ZoneChange.IsRehearsal"/>) is written in the way in which those records' removal would be, as
    /// far as the registrar can write without changing: it needs the same key and the same rights, and leaves the zone as it
    /// is.
    /// </para>
    /// </summary>
    /// <param name="change">A change planned on a zone that this registrar has just read.</param>
    /// <param name="cancellation">Ends the call; the outcome is then unknown.</param>
    /// <exception cref="StaleZoneException">
    /// The zone is no longer what the change was planned on, as far as the registrar can tell; nothing was changed.
    /// </exception>
    /// <exception cref="RegistrarException">
    /// The change was refused, or its outcome is unknown (<see cref="RegistrarFault.Unclear"/>).
    /// </exception>
    Task ApplyAsync(ZoneChange change, CancellationToken cancellation);
}
