using Witness.Core.Dns;

namespace Witness.Tests.Doctor;

/// <summary>A registrar that holds one zone to read, or fails; to write to it is a failed test.</summary>
internal sealed class StubRegistrar(Func<Zone> read) : IRegistrar
{
    public string Name => "files";

    public Task<Zone> ReadAsync(DomainName zone, CancellationToken cancellation) => Task.FromResult(read());

    public Task ApplyAsync(ZoneChange change, CancellationToken cancellation) =>
        throw new InvalidOperationException("doctor has written to a registrar");
}
