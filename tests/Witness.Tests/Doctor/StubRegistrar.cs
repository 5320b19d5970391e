using Witness.Core.Dns;

namespace Witness.Tests.Doctor;

/// <summary>A registrar that holds zones to look at, or fails; to read one for a change, or to write it, is a failed test.</summary>
internal sealed class StubRegistrar(Func<Zone> read) : IRegistrar
{
    public string Name => "files";

    public Task<Zone> ReadAsync(DomainName zone, CancellationToken cancellation) =>
        throw new InvalidOperationException("doctor has read for a change");

    public Task<Zone> LookAsync(DomainName zone, CancellationToken cancellation) =>
        Task.FromResult(read() with { Name = zone });

    public Task ApplyAsync(ZoneChange change, CancellationToken cancellation) =>
        throw new InvalidOperationException("doctor has written to a registrar");
}
