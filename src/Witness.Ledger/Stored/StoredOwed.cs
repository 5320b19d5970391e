using Witness.Core.Dns;
using Witness.Core.Strikes;

namespace Witness.Ledger.Stored;

/// <summary>A record owed to a node, as kept.</summary>
internal sealed record StoredOwed(string Zone, StoredRecord Record)
{
    public static StoredOwed Of(OwedRecord owed) => new(owed.Zone.Text, StoredRecord.Of(owed.Record));

    public OwedRecord ToOwed() => new(DomainName.Parse(Zone), Record.ToRecord());
}
