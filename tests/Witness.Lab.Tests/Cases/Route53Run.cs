using Witness.Registrars.Tests.Route53.Server;

namespace Witness.Lab.Tests.Cases;

/// <summary>The run of all cases at Route 53.</summary>
public sealed class Route53Run : IAsyncLifetime
{
    private readonly List<Route53Server> _servers = [];

    internal CaseRun<CaseHostedZone> Run { get; } = new();

    /// <inheritdoc />
    public async ValueTask InitializeAsync() =>
        await Run.RunAsync(
            Route53Table.All,
            async witness =>
            {
                _servers.Add(await Route53Server.StartAsync());
                return new CaseHostedZone(_servers[^1], witness, _servers.Count);
            }
        );

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Run.DisposeAsync();
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }
    }
}
