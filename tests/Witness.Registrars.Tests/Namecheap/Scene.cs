using System.Net;
using Witness.Checks.Tests;
using Witness.Core.Dns;
using Witness.Registrars.Namecheap;

namespace Witness.Registrars.Tests.Namecheap;

/// <summary>A domain with everything that careless clients have lost, its registrar, and a clock that stands.</summary>
internal sealed class Scene
{
    public const string Dead = "203.0.113.11";
    public const string DeadV6 = "2001:db8::11";
    private readonly IReadOnlyList<string> _before;

    public Scene(ServedDomain domain, NamecheapSettings settings)
    {
        Domain = domain;
        Registrar = new NamecheapRegistrar("namecheap", settings, Time);
        _before = domain.Lines;
    }

    /// <summary>Two nodes under several names, and all that is not theirs.</summary>
    public static IReadOnlyList<ServedHost> Hosts { get; } =
    [
        new("@", "A", Dead, Ttl: "1799"),
        new("@", "A", "203.0.113.12", Ttl: "1799"),
        new("www", "A", Dead, Ttl: "300"),
        new("www", "A", "203.0.113.12", Ttl: "300"),
        new("www", "AAAA", DeadV6, Ttl: "300"),
        new("www", "AAAA", "2001:db8::12", Ttl: "300"),
        new("*.apps", "A", Dead),
        new("*.apps", "A", "203.0.113.12"),
        new("mail", "A", "192.0.2.25", Ttl: "60000"),
        new("@", "MX", "mail.example.com.", "5", "3600"),
        new("@", "MX", "backup.example.net.", "20", "3600"),
        new("@", "CAA", "0 issue \"letsencrypt.org\""),
        new("@", "TXT", "v=spf1 include:spf.example.com ~all"),
        new("odd", "TXT", "a+b & \"c\" 100% <d> 'e' ;= \\ grün 漢字"),
        new("go", "URL301", "https://www.example.com/?a=1&b=%20x+y#z"),
        new("shop", "FRAME", "http://shop.example.com/"),
        new("docs", "CNAME", "docs.example.net."),
        new("sub", "NS", "ns1.example.net."),
    ];

    public ServedDomain Domain { get; }

    public FakeTime Time { get; } = new();

    public NamecheapRegistrar Registrar { get; private set; }

    public int Reads => Domain.Calls.Count(call => call == "getHosts");

    public int Writes => Domain.Calls.Count(call => call == "setHosts");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Task<Zone> ReadAsync() => Registrar.ReadAsync(Domain.Zone, Token);

    public Task<Zone> LookAsync() => Registrar.LookAsync(Domain.Zone, Token);

    public Task ApplyAsync(ZoneChange change) => Registrar.ApplyAsync(change, Token);

    /// <summary>The removal of the dead node from the zone as it is read now.</summary>
    public async Task<ZoneChange> PlanAsync() => RemovalFrom(await ReadAsync());

    public static ZoneChange RemovalFrom(Zone zone) => new(zone, [.. zone.AddressRecords.Where(IsOfDead)], []);

    public async Task<RegistrarException> FailToReadAsync(RegistrarFault fault)
    {
        var error = await Assert.ThrowsAsync<RegistrarException>(ReadAsync);
        Assert.True(fault == error.Fault, $"{error.Fault}: {error.Message}");
        return error;
    }

    public async Task<RegistrarException> FailToApplyAsync(ZoneChange change, RegistrarFault fault)
    {
        var error = await Assert.ThrowsAsync<RegistrarException>(() => ApplyAsync(change));
        Assert.True(fault == error.Fault, $"{error.Fault}: {error.Message}");
        return error;
    }

    /// <summary>Every record, every attribute and the mail setting are as they were.</summary>
    public void AssertUntouched() => Assert.Equal(_before, Domain.Lines);

    /// <summary>The dead node's addresses are gone, and everything else is as it was.</summary>
    public void AssertDeadLeft() => Assert.Equal(_before.Where(line => !IsOfDead(line)), Domain.Lines);

    /// <summary>A later reading is no fresh one any more.</summary>
    public void Wait() => Time.Advance(TimeSpan.FromSeconds(3));

    private static bool IsOfDead(DnsRecord record) =>
        IPAddress.Parse(Dead).Equals(record.Address) || IPAddress.Parse(DeadV6).Equals(record.Address);

    private static bool IsOfDead(string line) =>
        line.Contains($" {Dead} ", StringComparison.Ordinal) || line.Contains($" {DeadV6} ", StringComparison.Ordinal);
}
