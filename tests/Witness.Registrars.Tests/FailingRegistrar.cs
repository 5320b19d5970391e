using Witness.Core.Dns;

namespace Witness.Registrars.Tests;

/// <summary>A registrar that cannot read a zone.</summary>
/// <param name="Why">What is wrong with it.</param>
/// <param name="Registrar">The registrar.</param>
/// <param name="Zone">The zone.</param>
/// <param name="Fault">What its error must be.</param>
internal sealed record FailingRegistrar(string Why, IRegistrar Registrar, DomainName Zone, RegistrarFault Fault);
