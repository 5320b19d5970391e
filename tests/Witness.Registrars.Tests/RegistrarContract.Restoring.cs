using Witness.Core.Dns;

namespace Witness.Registrars.Tests;

public abstract partial class RegistrarContract
{
    [Fact]
    public async Task A_rehearsal_leaves_the_zone_as_it_is()
    {
        var zone = await NewZoneAsync();
        var held = await zone.HeldAsync();

        await zone.Registrar.ApplyAsync(RehearsalOf(await zone.ReadAsync()), Token);

        AssertLines(held, await zone.HeldAsync());
    }

    [Fact]
    public async Task A_rehearsal_of_a_record_that_is_no_longer_there_does_not_bring_it_back()
    {
        var zone = await NewZoneAsync();
        var rehearsal = RehearsalOf(await zone.ReadAsync());
        await zone.EditAsync([zone.Line("api", 120, "A", Dead)], []);
        var held = await zone.HeldAsync();

        await Assert.ThrowsAsync<StaleZoneException>(() => zone.Registrar.ApplyAsync(rehearsal, Token));

        AssertLines(held, await zone.HeldAsync());
    }

    [Fact]
    public async Task Records_of_every_type_return_that_somebody_has_deleted()
    {
        var zone = await NewZoneAsync();
        if (!ReadsWholeZones)
        {
            Assert.False((await zone.ReadAsync()).IsWhole); // what else is missing cannot be known, and is not restored
            return;
        }

        var (held, before) = (await zone.HeldAsync(), await zone.ReadAsync());
        var deleted = before.Records.Where(IsOthers).Where(record => TakesUnknownTypes || !IsUnknown(record)).ToList();
        Assert.True(deleted.Select(record => record.Type).Distinct().Count() >= 4);
        await zone.Registrar.ApplyAsync(new ZoneChange(before, deleted, []), Token);
        Assert.DoesNotContain((await zone.ReadAsync()).Records, deleted.Contains);

        await zone.Registrar.ApplyAsync(Return(await zone.ReadAsync(), deleted), Token);

        AssertLines(held, await zone.HeldAsync());
        Assert.Empty(ZoneComparison.Differences(before, await zone.ReadAsync()));
    }

    [Fact]
    public async Task An_alias_gives_way_to_addresses_in_one_change()
    {
        var zone = await NewZoneAsync();
        var read = await zone.ReadAsync();
        var alias = read.Records.Single(record => record.Type == "CNAME");

        await ApplyAndCompareAsync(
            zone,
            new ZoneChange(read, [alias], [new DnsRecord(alias.Name, "A", 300, "203.0.113.99")])
        );
    }

    /// <summary>False where the vendor holds types that it does not know (RFC 3597) and takes none of them by an update.</summary>
    private protected virtual bool TakesUnknownTypes => true;

    private protected static ZoneChange RehearsalOf(Zone zone) =>
        ZoneChange.Rehearsal(zone, [.. zone.AddressRecords.Where(record => record.Data == Dead)]);

    private static bool IsOthers(DnsRecord record) => record.Type is not ("SOA" or "NS" or "A" or "AAAA");

    private static bool IsUnknown(DnsRecord record) => record.Type.StartsWith("TYPE", StringComparison.Ordinal);
}
