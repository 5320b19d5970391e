using System.Text;

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
    public ZoneChange(Zone before, IReadOnlyList<DnsRecord> removed, IReadOnlyList<DnsRecord> added)
    {
        ArgumentNullException.ThrowIfNull(before);
        Before = before;
        Removed = removed;
        Added = added;
        After = before with { Records = [.. before.Records.Where(record => !removed.Contains(record)), .. added] };
    }

    /// <summary>The zone that the change was planned on.</summary>
    public Zone Before { get; }

    /// <summary>The records that leave, exactly as they stand in <see cref="Before"/>.</summary>
    public IReadOnlyList<DnsRecord> Removed { get; }

    /// <summary>The records that enter.</summary>
    public IReadOnlyList<DnsRecord> Added { get; }

    /// <summary>The zone as it is to be. Its version is still that of <see cref="Before"/>.</summary>
    public Zone After { get; }

    /// <summary>True where nothing leaves and nothing enters.</summary>
    public bool IsEmpty => Removed.Count == 0 && Added.Count == 0;

    /// <summary>The diff in one line, for messages.</summary>
    public string OneLine =>
        string.Join(", ", [.. Removed.Select(record => $"- {record}"), .. Added.Select(record => $"+ {record}")]);

    /// <summary>Every reason for which this change must not be made; empty where it is safe.</summary>
    /// <param name="guard">What the change was meant to do, and what it must leave standing.</param>
    public IReadOnlyList<string> Refusals(ChangeGuard guard)
    {
        ArgumentNullException.ThrowIfNull(guard);
        return [.. ForeignRecords(guard), .. Conflicts(), .. Floors(guard)];
    }

    /// <summary>A diff, a record a line, what leaves before what enters: <c>- www.example.com 300 A 203.0.113.11</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var record in Removed)
        {
            text.Append("- ").Append(record).Append('\n');
        }

        foreach (var record in Added)
        {
            text.Append("+ ").Append(record).Append('\n');
        }

        return text.ToString();
    }

    private IEnumerable<string> ForeignRecords(ChangeGuard guard)
    {
        foreach (var record in Removed.Concat(Added))
        {
            if (record.Address is not { } address || !guard.NodeAddresses.Contains(address))
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
            if (Before.At(record.Name).FirstOrDefault(other => other.Type is "CNAME" or "ALIAS") is { } alias)
            {
                yield return $"{record.Name} is an alias now ({alias}), beside which no address may stand: remove it first";
            }
        }

        if (After.IsWhole && After.Records.Count == 0)
        {
            yield return $"zone {Before.Name} would be left empty";
        }
    }

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
