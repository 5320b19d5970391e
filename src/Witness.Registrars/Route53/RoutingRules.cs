using System.Globalization;
using Witness.Core;
using Witness.Core.Dns;

namespace Witness.Registrars.Route53;

/// <summary>
/// What must hold of a batch before it is sent: what Route 53 would refuse for ever although the zone is as it was read, and
/// what it would take although it harms.
/// </summary>
internal static class RoutingRules
{
    /// <summary>Values may leave and enter a set: it is no alias, and <see cref="CheckKnown"/>.</summary>
    /// <exception cref="RegistrarException">They may not.</exception>
    public static void CheckOurs(RecordSet set)
    {
        Require(!set.IsAlias, $"{set.Key} is an alias, which is not Witness's to change");
        CheckKnown(set);
    }

    /// <summary>A set may leave or enter as a whole, and can be given back with all that it has.</summary>
    /// <exception cref="RegistrarException">It may not, or cannot.</exception>
    public static void CheckKnown(RecordSet set)
    {
        Require(!set.IsOfPolicy, $"{set.Key} is made by a traffic policy, which is not Witness's to change");
        var unknown = RecordSetXml.UnknownField(set.Fields);
        Require(unknown is null, $"{set.Key} has {unknown}, which this version of Witness cannot give back");
    }

    /// <summary>All records of a set have one time to live and the same fields.</summary>
    /// <exception cref="RegistrarException">These have not.</exception>
    public static void CheckUniform(IReadOnlyList<DnsRecord> records)
    {
        foreach (var record in records.Skip(1))
        {
            Require(
                record.Ttl == records[0].Ttl,
                $"{record} would change the time to live of {records[0]}: give it {records[0].Ttl}"
            );
            Require(
                record.Vendor.Equals(records[0].Vendor),
                $"{record} cannot join {records[0]}, whose routing has been changed: put it back by hand"
            );
        }
    }

    /// <summary>Refuses a batch that is not to be sent.</summary>
    /// <exception cref="RegistrarException">It is not; nothing was changed.</exception>
    public static void Check(
        DomainName zone,
        IReadOnlyDictionary<RecordSetKey, RecordSet> before,
        IReadOnlyDictionary<RecordSetKey, RecordSet> after,
        IReadOnlyList<RecordSetEdit> edits
    )
    {
        foreach (var edit in edits)
        {
            CheckOwn(zone, edit.Set);
        }

        foreach (var created in edits.Where(edit => edit.IsCreation).Select(edit => edit.Set))
        {
            CheckCreated(created, after);
        }

        foreach (var (name, type, _) in edits.Select(edit => edit.Set.Key).Distinct())
        {
            CheckWeights(name, type, before, after);
        }
    }

    private static void CheckOwn(DomainName zone, RecordSet set)
    {
        Require(set.Key.Name.IsWithin(zone), $"{set.Key} is not in zone {zone}");
        Require(set.Key.Type != "SOA", "the SOA cannot be changed by itself");
        CheckKnown(set);
    }

    private static void CheckCreated(RecordSet set, IReadOnlyDictionary<RecordSetKey, RecordSet> after)
    {
        Require(set.IsAlias || set.Ttl is not null, $"{set.Key} has no time to live");
        foreach (var value in set.Values)
        {
            var record = new DnsRecord(set.Key.Name, set.Key.Type, set.Ttl, value);
            Require(
                value.Length > 0 && !value.Any(char.IsControl),
                $"the data of {set.Key} is empty or more than a line"
            );
            Require(record.Type is not ("A" or "AAAA") || record.Address is not null, $"{record} has no address");
        }

        foreach (var other in after.Values.Where(other => other.Key.Name == set.Key.Name && other.Key != set.Key))
        {
            Require(
                (other.Key.Type == "CNAME") == (set.Key.Type == "CNAME"),
                $"{set.Key} cannot stand beside {other.Key}"
            );
            CheckSibling(set, other);
        }
    }

    private static void CheckSibling(RecordSet set, RecordSet other)
    {
        if (other.Key.Type != set.Key.Type)
        {
            return;
        }

        Require(
            other.IsMember && set.IsMember,
            $"{set.Key} cannot stand beside {other.Key}: one of several sets needs a SetIdentifier, and a single one has none"
        );
        Require(
            WeightOf(set) is null || set.IsAlias || other.IsAlias || other.Ttl == set.Ttl,
            $"{set.Key} needs the time to live of {other.Key}, as weighted sets have one: give it {other.Ttl}"
        );
    }

    /// <summary>
    /// A set of weight 0 is not answered, unless every set has weight 0. Whoever gave it that took it out; the removal of
    /// the last other one would bring it back unasked.
    /// </summary>
    private static void CheckWeights(
        DomainName name,
        string type,
        IReadOnlyDictionary<RecordSetKey, RecordSet> before,
        IReadOnlyDictionary<RecordSetKey, RecordSet> after
    )
    {
        var left = WeightedAt(name, type, after);
        Require(
            left.Count == 0
                || left.Exists(set => WeightOf(set) > 0)
                || !WeightedAt(name, type, before).Exists(set => WeightOf(set) > 0),
            $"{name} {type} would be left with weight 0 alone ({Phrase.List([.. left.Select(set => set.Key.SetIdentifier!)])}), which Route 53 would then answer with: give one of them a weight first, or remove the record by hand"
        );
    }

    private static List<RecordSet> WeightedAt(
        DomainName name,
        string type,
        IReadOnlyDictionary<RecordSetKey, RecordSet> sets
    ) => [.. sets.Values.Where(set => set.Key.Name == name && set.Key.Type == type && WeightOf(set) is not null)];

    private static int? WeightOf(RecordSet set) =>
        int.TryParse(set.Fields[RecordSet.WeightField], NumberStyles.None, CultureInfo.InvariantCulture, out var weight)
            ? weight
            : null;

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new RegistrarException(RegistrarFault.Refused, $"{otherwise}; nothing was changed");
        }
    }
}
