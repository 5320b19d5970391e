using Witness.Core.Dns;

namespace Witness.Registrars.Tests;

/// <summary>A registrar whose read does not end by itself.</summary>
/// <param name="Registrar">The registrar.</param>
/// <param name="Zone">The zone.</param>
/// <param name="Reached">Ends once the read has come as far as it can.</param>
internal sealed record HangingRegistrar(IRegistrar Registrar, DomainName Zone, Func<Task> Reached);
