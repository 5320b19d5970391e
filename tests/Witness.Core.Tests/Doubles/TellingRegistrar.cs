using Witness.Core.Dns;

namespace Witness.Core.Tests.Doubles;

/// <summary>A registrar that tells whether its changes are everywhere, and does nothing else.</summary>
public sealed class TellingRegistrar : IPublishingRegistrar
{
    public string Name => "telling";

    public RegistrarSight? Said { get; set; }

    public bool Breaks { get; set; }

    public Task<RegistrarSight?> SightAsync(DomainName zone, CancellationToken cancellation) =>
        Breaks ? throw new InvalidOperationException("oh") : Task.FromResult(Said);

    public Task<Zone> ReadAsync(DomainName zone, CancellationToken cancellation) => throw new NotSupportedException();

    public Task ApplyAsync(ZoneChange change, CancellationToken cancellation) => throw new NotSupportedException();
}
