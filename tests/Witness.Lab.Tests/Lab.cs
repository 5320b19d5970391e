using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Servers;
using Witness.Lab.Tests.Zones;

namespace Witness.Lab.Tests;

/// <summary>
/// The whole lab, made once for each class of tests: four nodes, two name servers with a zone each, an anchor, and the
/// host that the witness runs on.
/// </summary>
public sealed class Lab : IAsyncLifetime
{
    private static readonly string[] NodeNames = ["chitoge", "taiga", "hitagi", "mikoto"];
    private LabNetwork? _network;
    private LabHost? _witnessHost;
    private LabAuthority? _authority;
    private AnchorServer? _anchor;
    private NameServer? _primary;
    private NameServer? _second;

    /// <summary>All nodes, healthy before each story.</summary>
    public IReadOnlyList<LabNode> Nodes { get; private set; } = [];

    /// <summary>The network that everything stands in.</summary>
    public LabNetwork Network => _network ?? throw NotStarted();

    /// <summary>Where the witness runs.</summary>
    public LabHost WitnessHost => _witnessHost ?? throw NotStarted();

    /// <summary>Who issued the nodes' certificate.</summary>
    public LabAuthority Authority => _authority ?? throw NotStarted();

    /// <summary>The world outside the fleet.</summary>
    public AnchorServer Anchor => _anchor ?? throw NotStarted();

    /// <summary>The name server of <c>example.test</c>, in which all stories happen.</summary>
    public NameServer Primary => _primary ?? throw NotStarted();

    /// <summary>The name server of <c>second.test</c>, which holds the same nodes.</summary>
    public NameServer Second => _second ?? throw NotStarted();

    /// <summary>The node of a name.</summary>
    public LabNode this[string name] => Nodes.Single(node => node.Name == name);

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _network = await LabNetwork.CreateAsync();
        try
        {
            _witnessHost = await Network.AddHostAsync("witness", 10);
            _authority = LabAuthority.Create(Network.Directory);
            _anchor = await AnchorServer.StartAsync(await Network.AddHostAsync("anchor", 20), secondNumber: 21);
            Nodes = await Task.WhenAll(NodeNames.Select(StartNodeAsync));
            _primary = await StartNameServerAsync("example.test", 53);
            _second = await StartNameServerAsync("second.test", 54);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Heals everybody and puts the zones back to their beginning.</summary>
    public async Task ResetAsync()
    {
        await WitnessHost.MendLinkAsync();
        await Anchor.Host.MendLinkAsync();
        await Task.WhenAll(Nodes.Select(node => node.HealAsync()));
        await WitnessHost.ForgetNeighboursAsync();
        await Task.WhenAll(
            new[] { Primary, Second }.Select(server => server.ResetAsync(Content(server.Zone, server.Host)))
        );
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        IEnumerable<IAsyncDisposable?> all = [_second, _primary, .. Nodes, _anchor, _network];
        foreach (var part in all.OfType<IAsyncDisposable>())
        {
            await part.DisposeAsync();
        }
    }

    private static InvalidOperationException NotStarted() => new("The lab has not been started");

    private async Task<LabNode> StartNodeAsync(string name, int index) =>
        await LabNode.StartAsync(await Network.AddHostAsync(name, index + 1), Authority);

    private async Task<NameServer> StartNameServerAsync(string zone, int number)
    {
        var host = await Network.AddHostAsync($"ns-{zone.Split('.')[0]}", number);
        return await NameServer.StartAsync(host, zone, Content(zone, host));
    }

    private string Content(string zone, LabHost server) =>
        LabZone.Write(zone, server, [.. Nodes.Select(node => node.Host)]);
}
