using System.Globalization;
using Witness.Core.Dns;
using Witness.Registrars.Rfc2136;
using Witness.Registrars.Tests.Servers;

namespace Witness.Registrars.Tests.Rfc2136;

/// <summary>A zone of a real name server.</summary>
internal sealed class ServedZone(DnsServer server, DomainName zone, IRegistrar registrar) : ZoneUnderTest
{
    public ServedZone(DnsServer server, DomainName zone, Rfc2136Settings settings)
        : this(server, zone, new Rfc2136Registrar("server", settings, TimeProvider.System)) { }

    public override IRegistrar Registrar => registrar;

    public override DomainName Name => zone;

    public override async Task<IReadOnlyList<string>> HeldAsync()
    {
        var transfer = await server.AskAsync(zone, "-t", "AXFR", "+noall", "+answer", "+nocookie", "+nosplit");
        return ServerText.Lines(transfer);
    }

    public override async Task<uint> SerialAsync()
    {
        var soa = await server.AskAsync(zone, "-t", "SOA", "+short");
        return uint.Parse(soa.Split(' ')[2], CultureInfo.InvariantCulture);
    }

    public override Task EditAsync(IReadOnlyList<string> remove, IReadOnlyList<string> add) =>
        server.UpdateAsync(
            zone,
            [.. remove.Select(line => $"update delete {WithoutTtl(line)}"), .. add.Select(line => $"update add {line}")]
        );

    private static string WithoutTtl(string line)
    {
        var words = line.Split(' ', 4);
        return $"{words[0]} {words[2]} {words[3]}";
    }
}
