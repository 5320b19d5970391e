using System.Net;
using Witness.Core.Dns;
using Witness.Registrars.Route53;
using Witness.Registrars.Tests.Route53.Server;

namespace Witness.Registrars.Tests.Route53;

/// <summary>A server with one hosted zone, and a registrar of it.</summary>
public abstract class Route53TestBase : IAsyncLifetime
{
    private protected const string Dead = "203.0.113.11";
    private protected const string Alive = "203.0.113.12";
    private protected static readonly DomainName Name = DomainName.Parse("example.com");

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected Route53Server Server { get; private set; } = null!;

    private protected StoredZone Zone { get; private set; } = null!;

    private protected Route53Registrar Registrar { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await Route53Server.StartAsync();
        Zone = Server.Api.AddZone(Name.Text);
        Registrar = New(Server.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        Registrar.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static Route53Registrar New(Route53Settings settings, TimeProvider? time = null) =>
        new("aws", settings, time ?? TimeProvider.System);

    private protected Task<Zone> ReadAsync() => Registrar.ReadAsync(Name, Token);

    private protected Task ApplyAsync(ZoneChange change) => Registrar.ApplyAsync(change, Token);

    /// <summary>What the server holds, to the last character.</summary>
    private protected IReadOnlyList<string> Held() => [.. Zone.Sets.Select(set => set.Element.ToString())];

    /// <summary>A plain set of addresses.</summary>
    private protected void PutWww(params string[] values) =>
        Zone.Put(StoredSet.Of("www.example.com", "A", 300, values));

    private protected static ZoneChange RemovalOf(Zone zone, string address = Dead) =>
        new(zone, [.. zone.Records.Where(record => IPAddress.Parse(address).Equals(record.Address))], []);

    private protected async Task<ZoneChange> RemovalAsync(string address = Dead) =>
        RemovalOf(await ReadAsync(), address);

    /// <summary>Expects an error that says this, and that nothing was changed.</summary>
    private protected async Task RefusedAsync(ZoneChange change, RegistrarFault fault, string says)
    {
        var held = Held();
        var error = await Assert.ThrowsAsync<RegistrarException>(() => ApplyAsync(change));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Equal(fault, error.Fault);
        Assert.Equal(held, Held());
    }

    /// <summary>Expects that a change finds its zone changed, and does nothing.</summary>
    private protected async Task StaleAsync(ZoneChange change)
    {
        var held = Held();
        await Assert.ThrowsAsync<StaleZoneException>(() => ApplyAsync(change));
        Assert.Equal(held, Held());
    }
}
