namespace Witness.Core.Dns;

/// <summary>
/// Exactly which records leave and enter a zone. A value: it can be printed, compared with what came of it, and refuse
/// itself (<see cref="Refusals"/>). It does nothing; a registrar makes it so.
/// </summary>
public sealed class ZoneChange
{
    /// <summary>A change of a zone as it was just read.</summary>
    /// <param name="before">The zone.</param>
    /// <param name="removed">Records of <paramref name="before"/>, as they stand there.</param>
    /// <param name="added">Records to enter.</param>
    /// <param name="attributes">The zone's attributes as they are to be; null where they stay.</param>
    public ZoneChange(
        Zone before,
        IReadOnlyList<DnsRecord> removed,
        IReadOnlyList<DnsRecord> added,
        VendorFields? attributes = null
    )
    {
        ArgumentNullException.ThrowIfNull(before);
        Before = before;
        Removed = removed;
        Added = added;
        After = before with
        {
            Records = [.. before.Records.Where(record => !removed.Contains(record)), .. added],
            Attributes = attributes ?? before.Attributes,
        };
    }

    /// <summary>
    /// A change that writes what stands in a zone once more, as it stands: it proves that the zone can be written, and
    /// leaves it as it is.
    /// </summary>
    /// <param name="zone">The zone as it was just read.</param>
    /// <param name="records">The records of it that are written.</param>
    public static ZoneChange Rehearsal(Zone zone, IReadOnlyList<DnsRecord> records) =>
        new(zone, [], []) { Rehearsed = records };

    /// <summary>The zone that the change was planned on.</summary>
    public Zone Before { get; }

    /// <summary>The records that leave, exactly as they stand in <see cref="Before"/>.</summary>
    public IReadOnlyList<DnsRecord> Removed { get; }

    /// <summary>The records that enter.</summary>
    public IReadOnlyList<DnsRecord> Added { get; }

    /// <summary>The zone as it is to be. Its version is still that of <see cref="Before"/>.</summary>
    public Zone After { get; }

    /// <summary>The records that a rehearsal writes as they stand; empty for every other change.</summary>
    public IReadOnlyList<DnsRecord> Rehearsed { get; private init; } = [];

    /// <summary>True where what stands is to be written as it stands.</summary>
    public bool IsRehearsal => Rehearsed.Count > 0;

    /// <summary>True where nothing leaves, nothing enters, and no attribute differs.</summary>
    public bool IsEmpty => Removed.Count == 0 && Added.Count == 0 && Before.Attributes.Equals(After.Attributes);

    /// <summary>
    /// The diff, a line each, what leaves before what enters: <c>- www.example.com 300 A 203.0.113.11</c>, and
    /// <see cref="AttributeLines"/>.
    /// </summary>
    public IReadOnlyList<string> Lines =>
        [.. Removed.Select(record => $"- {record}"), .. Added.Select(record => $"+ {record}"), .. AttributeLines];

    /// <summary>The zone's attributes that are to change, a line each: <c>~ emailType was FWD and is MX</c>.</summary>
    public IReadOnlyList<string> AttributeLines =>
        [.. Before.Attributes.DifferencesTo(After.Attributes).Select(difference => $"~ {difference}")];

    /// <summary>The diff in one line, for messages.</summary>
    public string OneLine => string.Join(", ", Lines);

    /// <summary>What of this change a zone does not show; empty where it is made, whatever others did beside it.</summary>
    public ZoneChange LeftIn(Zone now)
    {
        ArgumentNullException.ThrowIfNull(now);
        return new ZoneChange(
            now,
            [.. now.Records.Where(record => Removed.Any(record.IsExactly) && !Added.Any(record.IsExactly))],
            [.. Added.Where(added => !now.Records.Any(added.IsExactly))],
            Before.Attributes.Equals(After.Attributes) ? null : After.Attributes
        );
    }

    /// <summary>Every reason for which this change must not be made; empty where it is safe.</summary>
    /// <param name="guard">What the change was meant to do, and what it must leave standing.</param>
    public IReadOnlyList<string> Refusals(ChangeGuard guard)
    {
        ArgumentNullException.ThrowIfNull(guard);
        return [.. ForeignRecords(guard), .. Conflicts(), .. guard.IsReviewed ? [] : Floors(guard)];
    }

    /// <summary>The diff, each of <see cref="Lines"/> on a line of its own.</summary>
    public override string ToString() => string.Concat(Lines.Select(line => $"{line}\n"));

    private IEnumerable<string> ForeignRecords(ChangeGuard guard)
    {
        foreach (var record in Removed.Concat(Added))
        {
            if (guard.Forbids(record))
            {
                yield return $"{record} is no address record of {guard.Node}";
            }
            else if (!record.Name.IsWithin(Before.Name))
            {
                yield return $"{record} is not in zone {Before.Name}";
            }
        }

        foreach (var record in Removed.Where(record => !Before.Records.Contains(record)))
        {
            yield return $"{record} is not in the zone as it was read";
        }
    }

    private IEnumerable<string> Conflicts()
    {
        foreach (var record in Added)
        {
            if (After.At(record.Name).FirstOrDefault(other => ExcludeEachOther(record, other)) is { } other)
            {
                yield return record.Address is null
                    ? $"{record} cannot stand beside {other}: remove one of them first"
                    : $"{record.Name} is an alias now ({other}), beside which no address may stand: remove it first";
            }
        }

        if (After.IsWhole && After.Records.Count == 0)
        {
            yield return $"zone {Before.Name} would be left empty";
        }
    }

    /// <summary>Nothing stands beside a CNAME (RFC 1034 §3.6.2) but what signs it, and no address beside an alias.</summary>
    private static bool ExcludeEachOther(DnsRecord added, DnsRecord other) =>
        (added.Type, other.Type) switch
        {
            ("CNAME", "CNAME") => false, // several sets of one name, which only their registrar knows how to choose among
            ("CNAME", _) => !ZoneComparison.IsMadeByServers(other.Type),
            (_, "CNAME") => !ZoneComparison.IsMadeByServers(added.Type),
            ("A" or "AAAA", "ALIAS") => true,
            _ => false,
        };

    private IEnumerable<string> Floors(ChangeGuard guard)
    {
        foreach (var name in Removed.Select(record => record.Name).Distinct().Order())
        {
            var sound = guard.SoundAt(After, name);
            if (sound.Count < guard.KeepAtLeast)
            {
                yield return sound.Count == 0
                    ? $"{name} would be left without any sound node, and at least {guard.KeepAtLeast} must stay"
                    : $"{name} would be left with {Phrase.Of(sound.Count, "sound node")} ({Phrase.List(sound)}), and at least {guard.KeepAtLeast} must stay";
            }
        }
    }
}
