using System.Globalization;
using Witness.Core.Dns;
using Witness.Registrars.MasterFiles;

namespace Witness.Registrars.ZoneFiles;

/// <summary>
/// Makes a change in the text of a zone's file, and keeps every other octet: entries leave whole; what enters stands after
/// its siblings, or at the end; the serial is raised; and an entry that took its owner or its time to live from one that
/// is gone gets it written out.
/// <para>
/// Only the zone's own file is edited. A record of an included file, or one of many that a <c>$GENERATE</c> makes, is
/// refused: several files cannot be changed all or nothing.
/// </para>
/// </summary>
internal sealed class ZoneTextEdit
{
    private readonly ZoneText _zone;
    private readonly ZoneChange _change;
    private readonly string _lineEnd;
    private readonly HashSet<MasterRecord> _leaving = [];

    private ZoneTextEdit(ZoneText zone, ZoneChange change)
    {
        _zone = zone;
        _change = change;
        _lineEnd = zone.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
    }

    /// <summary>The text with the change made.</summary>
    /// <param name="zone">The text that the change was planned on.</param>
    /// <param name="change">The change.</param>
    /// <param name="now">The present time, for serials that are dates.</param>
    /// <exception cref="StaleZoneException">A record that is to leave is not there.</exception>
    /// <exception cref="RegistrarException">A record cannot be edited here.</exception>
    public static string Make(ZoneText zone, ZoneChange change, DateTimeOffset now)
    {
        var edit = new ZoneTextEdit(zone, change);
        edit.FindLeaving();
        List<Splice> splices =
        [
            .. edit.Insertions(),
            .. InheritanceRepair.Of(zone.Records, edit._leaving, edit.Entering()),
            .. edit._leaving.Select(record => new Splice(record.Entry.Start, record.Entry.End, "")),
            edit.RaisedSerial(now),
        ];
        return Splice.All(zone.Text, splices);
    }

    private void FindLeaving()
    {
        foreach (var removed in _change.Removed)
        {
            var found = _zone.Records.Where(record => record.Record == removed).ToList();
            if (found.Count == 0)
            {
                throw new StaleZoneException($"{removed} is no longer in {_zone.File}; nothing was changed");
            }

            foreach (var record in found)
            {
                RequireOwn(record);
                _leaving.Add(record);
            }
        }
    }

    /// <summary>What enters, by the record after which it stands.</summary>
    private ILookup<MasterRecord, DnsRecord> Entering() =>
        _change
            .Added.Select(added => (Sibling: SiblingOf(added), Added: added))
            .Where(pair => pair.Sibling is not null)
            .ToLookup(pair => pair.Sibling!, pair => pair.Added);

    private MasterRecord? SiblingOf(DnsRecord added) =>
        _zone
            .Records.Where(record =>
                record.Place.IsOwn && !_leaving.Contains(record) && record.Record.Name == added.Name
            )
            .OrderBy(record => record.Record.Type == added.Type)
            .LastOrDefault();

    private IEnumerable<Splice> Insertions()
    {
        foreach (var added in _change.Added)
        {
            var sibling = SiblingOf(added);
            var at = sibling?.Entry.End ?? _zone.Text.Length;
            var owner = sibling?.OwnerText ?? MasterName.Absolute(added.Name);
            yield return new Splice(at, at, Line(at, $"{owner}\t{added.Ttl}\tIN\t{added.Type}\t{added.Data}"));
        }
    }

    /// <summary>A file that does not end in a line end gets one before the first line that follows, and none after it.</summary>
    private string Line(int at, string entry) =>
        at > 0 && _zone.Text[at - 1] != '\n' ? _lineEnd + entry : entry + _lineEnd;

    private Splice RaisedSerial(DateTimeOffset now)
    {
        var soa = _zone.Records.Single(record => record.Record.Type == "SOA" && record.Record.Name == _zone.Zone.Name);
        RequireOwn(soa);
        var token = soa.Data[2];
        return uint.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            ? new Splice(token.Start, token.End, SoaSerial.After(serial, now).ToString(CultureInfo.InvariantCulture))
            : throw new RegistrarException(
                RegistrarFault.Configuration,
                $"{_zone.File}:{soa.Entry.Line}: '{token.Text}' is no serial; nothing was changed"
            );
    }

    private static void RequireOwn(MasterRecord record)
    {
        if (!record.Place.IsOwn)
        {
            throw new RegistrarException(
                RegistrarFault.Refused,
                $"{record.Record} {(record.Place.IsGenerated ? "is made by a $GENERATE" : "stands in an included file")} ({record.Place.File}:{record.Entry.Line}): write it into the zone's own file, an entry of its own; nothing was changed"
            );
        }
    }
}
