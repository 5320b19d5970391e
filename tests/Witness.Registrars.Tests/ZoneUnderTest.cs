using Witness.Core.Dns;

namespace Witness.Registrars.Tests;

/// <summary>A zone at a vendor, seen by its registrar and, past the registrar, by the test.</summary>
internal abstract class ZoneUnderTest
{
    /// <summary>The registrar tested.</summary>
    public abstract IRegistrar Registrar { get; }

    /// <summary>The zone's name.</summary>
    public abstract DomainName Name { get; }

    /// <summary>What the vendor holds, the SOA aside: sorted lines as of <see cref="ContractZone.Line"/>.</summary>
    public abstract Task<IReadOnlyList<string>> HeldAsync();

    /// <summary>The serial that the vendor shows.</summary>
    public abstract Task<uint> SerialAsync();

    /// <summary>The serial that one change makes of another.</summary>
    public virtual uint SerialAfter(uint serial) => serial + 1;

    /// <summary>Somebody else's edit: lines leave and enter, past the registrar.</summary>
    public abstract Task EditAsync(IReadOnlyList<string> remove, IReadOnlyList<string> add);

    /// <summary>Reads the zone by its registrar.</summary>
    public Task<Zone> ReadAsync() => Registrar.ReadAsync(Name, TestContext.Current.CancellationToken);

    /// <summary>A line of the zone by a name relative to it.</summary>
    public string Line(string name, int ttl, string type, string data) =>
        ContractZone.Line(new DnsRecord(DomainName.Within(Name, name), type, ttl, data));
}
