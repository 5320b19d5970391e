using Witness.Core.Dns;

namespace Witness.Registrars.Route53;

/// <summary>
/// A zone change as one batch: every set that changes is deleted exactly as it was read, and created as it is to be. The
/// batch fails as a whole where any set is no longer what was read, so that the two together are a compare and swap.
/// </summary>
internal static class ChangeBatch
{
    /// <summary>The edits that make a change; none where everything is already as it is to be. Deletions come first.</summary>
    /// <exception cref="StaleZoneException">The change removes what was not read.</exception>
    /// <exception cref="RegistrarException">The change cannot, or must not, be made of this zone.</exception>
    public static IReadOnlyList<RecordSetEdit> Of(ZoneChange change)
    {
        if (change.Removed.FirstOrDefault(record => !change.Before.Records.Contains(record)) is { } unknown)
        {
            throw new StaleZoneException($"{unknown} is not in the zone as it was read; nothing was changed");
        }

        var before = ZoneMapping.ToSets(change.Before);
        if (change.IsRehearsal)
        {
            return Rehearsal(change, before);
        }

        var after = new Dictionary<RecordSetKey, RecordSet>(before);
        foreach (var key in change.Removed.Concat(change.Added).Select(ZoneMapping.KeyOf).Distinct())
        {
            var records = After(change, key);
            if (before.GetValueOrDefault(key) is { } old)
            {
                if (records.SequenceEqual(change.Before.Records.Where(record => ZoneMapping.KeyOf(record) == key)))
                {
                    continue;
                }

                if (records.Count > 0)
                {
                    RoutingRules.CheckOurs(old);
                }

                after.Remove(key);
            }

            if (records.Count > 0)
            {
                RoutingRules.CheckUniform(records);
                after[key] = ZoneMapping.ToSet(records);
            }
        }

        var deleted = before.Values.Where(set => !ReferenceEquals(set, after.GetValueOrDefault(set.Key)));
        var created = after.Values.Where(set => !ReferenceEquals(set, before.GetValueOrDefault(set.Key)));
        List<RecordSetEdit> edits =
        [
            .. deleted.Select(set => new RecordSetEdit(IsCreation: false, set)),
            .. created.Select(set => new RecordSetEdit(IsCreation: true, set)),
        ];
        RoutingRules.Check(change.Before.Name, before, after, edits);
        return edits;
    }

    /// <summary>Each set leaves and enters as it is, which proves that it could leave.</summary>
    private static List<RecordSetEdit> Rehearsal(ZoneChange change, IReadOnlyDictionary<RecordSetKey, RecordSet> before)
    {
        var sets = change.Rehearsed.Select(ZoneMapping.KeyOf).Distinct().Select(key => before[key]).ToList();
        sets.ForEach(RoutingRules.CheckOurs);
        return
        [
            .. sets.Select(set => new RecordSetEdit(IsCreation: false, set)),
            .. sets.Select(set => new RecordSetEdit(IsCreation: true, set)),
        ];
    }

    /// <summary>A set's records after the change; an address that is there, however spelled, does not enter twice.</summary>
    private static List<DnsRecord> After(ZoneChange change, RecordSetKey key)
    {
        var records = change
            .Before.Records.Where(record => ZoneMapping.KeyOf(record) == key && !change.Removed.Contains(record))
            .ToList();
        foreach (var added in change.Added.Where(record => ZoneMapping.KeyOf(record) == key))
        {
            if (!records.Exists(added.IsSameAs))
            {
                records.Add(added);
            }
        }

        return records;
    }
}
