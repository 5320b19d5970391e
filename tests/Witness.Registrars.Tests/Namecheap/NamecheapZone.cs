using Witness.Checks.Tests;
using Witness.Core.Dns;
using Witness.Registrars.Namecheap;

namespace Witness.Registrars.Tests.Namecheap;

/// <summary>
/// A domain of the server for the contract. An edit of somebody else takes place longer before a write than a reading
/// counts as fresh: within that time Namecheap has nothing by which a race could be seen.
/// </summary>
internal sealed class NamecheapZone : ZoneUnderTest
{
    private static readonly TimeSpan Meanwhile = TimeSpan.FromSeconds(3);
    private readonly ServedDomain _domain;
    private readonly FakeTime _time = new();

    public NamecheapZone(NamecheapServer server)
    {
        _domain = server.Serve(sld: null, "test");
        _domain.Hold(Hosts);
        Registrar = new NamecheapRegistrar("namecheap", server.Settings, _time);
    }

    public override IRegistrar Registrar { get; }

    public override DomainName Name => _domain.Zone;

    private IEnumerable<ServedHost> Hosts =>
        [
            new("@", "MX", "mail.example.test.", "20", "3600"),
            new("@", "TXT", "v=spf1 a; -all \"quoted\""),
            new("@", "CAA", "0 issue \"ca.example\"", Ttl: "3600"),
            new("@", "A", "203.0.113.11", Ttl: "300"),
            new("@", "A", "203.0.113.12", Ttl: "300"),
            new("mail", "A", "192.0.2.25", Ttl: "1799"),
            new("old", "URL301", "http://www.example.test/?a=1&b=2"),
            new("ftp", "CNAME", $"www.{Name}.", Ttl: "3600"),
            .. Addresses("www", "300", "203.0.113.11", "203.0.113.12", "203.0.113.13", "2001:db8::11", "2001:db8::12"),
            .. Addresses("api", "120", "203.0.113.11"),
            .. Addresses("*.apps", "600", "203.0.113.11", "203.0.113.12"),
            .. Addresses("upper", "300", "203.0.113.11", "203.0.113.12"),
        ];

    public override Task<IReadOnlyList<string>> HeldAsync() =>
        Task.FromResult<IReadOnlyList<string>>([.. _domain.Hosts.Select(LineOf)]);

    public override Task<uint> SerialAsync() => throw new NotSupportedException("Namecheap shows no serial");

    public override Task EditAsync(IReadOnlyList<string> remove, IReadOnlyList<string> add)
    {
        var kept = _domain.Hosts.Where(host => !remove.Contains(LineOf(host)));
        _domain.Hold([.. kept, .. add.Select(HostOf)]);
        _time.Advance(Meanwhile);
        return Task.CompletedTask;
    }

    private string LineOf(ServedHost host) =>
        Line(
            host.Name,
            int.Parse(host.Ttl, System.Globalization.CultureInfo.InvariantCulture),
            host.Type,
            host.Address
        );

    private ServedHost HostOf(string line)
    {
        var words = line.Split(' ', 4);
        return new ServedHost(DomainName.Parse(words[0]).RelativeTo(Name), words[2], words[3], Ttl: words[1]);
    }

    private static IEnumerable<ServedHost> Addresses(string name, string ttl, params string[] addresses) =>
        addresses.Select(address => new ServedHost(
            name,
            address.Contains(':', StringComparison.Ordinal) ? "AAAA" : "A",
            address,
            Ttl: ttl
        ));
}
