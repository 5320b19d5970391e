using Witness.Registrars.Tests.Namecheap;

namespace Witness.Lab.Tests.Cases;

/// <summary>The run of all cases at Namecheap.</summary>
public sealed class NamecheapRun : IAsyncLifetime
{
    private readonly NamecheapServer _server = new();

    internal CaseRun<CaseDomain> Run { get; } = new();

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        await Run.RunAsync(NamecheapTable.All, witness => Task.FromResult(new CaseDomain(_server, witness)));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Run.DisposeAsync();
        await _server.DisposeAsync();
    }
}
