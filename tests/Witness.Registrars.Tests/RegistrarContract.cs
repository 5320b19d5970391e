using System.Net;
using Witness.Core.Dns;

namespace Witness.Registrars.Tests;

/// <summary>
/// What every registrar must do: the contract of <see cref="IRegistrar"/> as facts. A vendor's tests are a subclass, which
/// says where zones come from, how they fail, and what the vendor cannot do.
/// </summary>
public abstract partial class RegistrarContract
{
    private protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private protected const string Dead = "203.0.113.11";
    private protected const string DeadV6 = "2001:db8::11";

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A zone that holds <see cref="ContractZone"/> at the vendor and belongs to one test.</summary>
    private protected abstract Task<ZoneUnderTest> NewZoneAsync();

    /// <summary>Registrars that cannot read a zone, each by what is wrong with it.</summary>
    private protected abstract Task<IReadOnlyList<FailingRegistrar>> FailingAsync();

    /// <summary>A registrar whose read hangs.</summary>
    private protected abstract Task<HangingRegistrar> HangingAsync();

    /// <summary>False where only addresses and aliases of known names are read.</summary>
    private protected virtual bool ReadsWholeZones => true;

    /// <summary>False where the vendor keeps the SOA to itself.</summary>
    private protected virtual bool ShowsSoa => true;

    private protected static ZoneChange Removal(Zone zone, Func<DnsRecord, bool> which) =>
        new(zone, [.. zone.AddressRecords.Where(which)], []);

    private protected static ZoneChange RemovalOf(Zone zone, params string[] addresses) =>
        Removal(zone, record => addresses.Any(address => IPAddress.Parse(address).Equals(record.Address)));

    private protected static ZoneChange Return(Zone zone, params IReadOnlyList<DnsRecord> records) =>
        new(zone, [], records);

    /// <summary>Applies a change to what the vendor held before, and expects exactly that of it now.</summary>
    private protected static async Task ApplyAndCompareAsync(ZoneUnderTest zone, ZoneChange change)
    {
        var before = await zone.HeldAsync();
        await zone.Registrar.ApplyAsync(change, Token);
        var (removed, added) = (change.Removed.Select(ContractZone.Line), change.Added.Select(ContractZone.Line));
        var expected = before.Except(removed, StringComparer.Ordinal).Union(added, StringComparer.Ordinal);
        AssertLines(expected, await zone.HeldAsync());
    }

    private protected static void AssertLines(IEnumerable<string> expected, IEnumerable<string> actual) =>
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            actual.Order(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
}
