using System.Globalization;
using Witness.Core.Dns;
using Witness.Registrars.MasterFiles;

namespace Witness.Registrars.ZoneFiles;

/// <summary>
/// Writes out what an entry would inherit otherwise after a change: the owner, or (without <c>$TTL</c>) the time to live, of
/// an entry before it that has left or come between.
/// </summary>
internal sealed class InheritanceRepair
{
    private readonly List<Splice> _splices = [];
    private DomainName? _owner;
    private int? _ttl;

    /// <summary>The repairs of a change.</summary>
    /// <param name="records">The records as they stand.</param>
    /// <param name="leaving">Those that leave.</param>
    /// <param name="entering">What enters, by the record after which it stands.</param>
    /// <exception cref="RegistrarException">A record of an included file would need one.</exception>
    public static IReadOnlyList<Splice> Of(
        IReadOnlyList<MasterRecord> records,
        IReadOnlySet<MasterRecord> leaving,
        ILookup<MasterRecord, DnsRecord> entering
    )
    {
        var repair = new InheritanceRepair();
        foreach (var record in records)
        {
            if (!leaving.Contains(record))
            {
                repair.Stay(record);
            }

            foreach (var added in entering[record])
            {
                (repair._owner, repair._ttl) = (added.Name, added.Ttl);
            }
        }

        return repair._splices;
    }

    private void Stay(MasterRecord record)
    {
        var lacksTtl = record.TtlOrigin == TtlOrigin.Previous && _ttl != record.Record.Ttl;
        if (record.Place.IsOwn)
        {
            if (record.InheritsOwner && _owner != record.Record.Name)
            {
                _splices.Add(new Splice(record.Entry.Start, record.Entry.Start, record.OwnerText));
            }

            if (lacksTtl)
            {
                WriteTtl(record);
            }

            _owner = record.Record.Name;
        }
        else if (lacksTtl)
        {
            throw new RegistrarException(
                RegistrarFault.Refused,
                $"{record.Record} ({record.Place.File}:{record.Entry.Line}) has its time to live from a record before it that changes: give the zone a $TTL; nothing was changed"
            );
        }

        _ttl = record.Record.Ttl;
    }

    private void WriteTtl(MasterRecord record)
    {
        var first = record.Entry.Tokens[record.InheritsOwner ? 0 : 1].Start;
        _splices.Add(new Splice(first, first, record.Record.Ttl?.ToString(CultureInfo.InvariantCulture) + " "));
    }
}
