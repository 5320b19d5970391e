using System.Globalization;
using Witness.Core.Dns;
using Witness.Registrars.MasterFiles;
using Witness.Registrars.Route53;
using Witness.Registrars.Tests.Route53.Server;

namespace Witness.Registrars.Tests.Route53;

/// <summary>A hosted zone of the test server.</summary>
internal sealed class HostedZoneUnderTest(StoredZone zone, IRegistrar registrar) : ZoneUnderTest
{
    public override IRegistrar Registrar => registrar;

    public override DomainName Name { get; } = DomainName.Parse(zone.Name);

    public static HostedZoneUnderTest Of(Route53Server server, DomainName name)
    {
        var zone = server.Api.AddZone(name.Text);
        var records = MasterFileReader
            .Read("zone", ContractZone.MasterFile(name), name, _ => "")
            .Select(it => it.Record);
        foreach (var set in records.Where(record => record.Type != "SOA").GroupBy(it => (it.Name, it.Type, it.Ttl)))
        {
            zone.Put(
                StoredSet.Of(set.Key.Name.Text, set.Key.Type, set.Key.Ttl, [.. set.Select(record => record.Data)])
            );
        }

        return new HostedZoneUnderTest(zone, new Route53Registrar("aws", server.Settings, TimeProvider.System));
    }

    public override Task<IReadOnlyList<string>> HeldAsync() =>
        Task.FromResult<IReadOnlyList<string>>([
            .. zone.Sets.Where(set => set.Key.Type != "SOA").SelectMany(Lines).Order(StringComparer.Ordinal),
        ]);

    public override Task<uint> SerialAsync() => throw new NotSupportedException("Route 53 never raises a serial");

    public override Task EditAsync(IReadOnlyList<string> remove, IReadOnlyList<string> add)
    {
        zone.Edit(sets =>
        {
            foreach (var line in remove)
            {
                Edit(sets, line, (values, value) => [.. values.Where(other => other != value)]);
            }

            foreach (var line in add)
            {
                Edit(sets, line, (values, value) => [.. values, value]);
            }
        });
        return Task.CompletedTask;
    }

    private static void Edit(List<StoredSet> sets, string line, Func<IEnumerable<string>, string, string[]> edit)
    {
        var words = line.Split(' ', 4);
        var key = (StoredSet.Spell(words[0]), words[2], "");
        var there = sets.Find(set => set.Key == key);
        var values = edit(there?.Values ?? [], words[3]);
        sets.RemoveAll(set => set.Key == key);
        if (values.Length > 0)
        {
            sets.Add(StoredSet.Of(words[0], words[2], int.Parse(words[1], CultureInfo.InvariantCulture), values));
        }
    }

    private static IEnumerable<string> Lines(StoredSet set)
    {
        var name = DomainName.Parse(set.Key.Name.Replace("\\052", "*", StringComparison.Ordinal));
        var ttl = int.Parse(set["TTL"]!, CultureInfo.InvariantCulture);
        return set.Values.Select(value => ContractZone.Line(new DnsRecord(name, set.Key.Type, ttl, value)));
    }
}
