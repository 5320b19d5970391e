using Witness.Core.Dns;

namespace Witness.Registrars;

/// <summary>
/// What servers of record sets do not refuse by themselves, and what would harm: a value of another time to live rewrites
/// that of its siblings, and an address beside an alias is dropped without a word, or breaks the whole zone.
/// </summary>
internal static class RecordSetRules
{
    /// <summary>Refuses a change that a zone of record sets cannot take exactly as it stands.</summary>
    /// <param name="change">The change.</param>
    /// <param name="oneTtl">False where each record of a set has a time to live of its own.</param>
    /// <exception cref="RegistrarException">It cannot; nothing was changed.</exception>
    public static void Check(ZoneChange change, bool oneTtl = true)
    {
        foreach (var record in change.Removed.Concat(change.Added))
        {
            Require(record.Name.IsWithin(change.Before.Name), $"{record} is not in zone {change.Before.Name}");
            Require(record.Type != "SOA", "the SOA is raised with every change and cannot be changed by itself");
        }

        foreach (var record in change.Added)
        {
            CheckAdded(change.After, record, oneTtl);
        }
    }

    /// <summary>The change without what would enter and is there already: nothing is written a second time.</summary>
    public static ZoneChange WithoutPresent(ZoneChange change)
    {
        var staying = change.Before.Records.Except(change.Removed).ToList();
        return new ZoneChange(
            change.Before,
            change.Removed,
            [.. change.Added.Where(added => !staying.Exists(added.IsSameAs))],
            change.After.Attributes
        );
    }

    private static void CheckAdded(Zone after, DnsRecord added, bool oneTtl)
    {
        Require(added.Ttl is not null, $"{added} has no time to live");
        Require(
            added.Data.Length > 0 && !added.Data.Any(char.IsControl),
            $"the data of {added.Name} {added.Type} is empty or more than a line"
        );
        Require(added.Type is not ("A" or "AAAA") || added.Address is not null, $"{added} has no address");
        foreach (var other in after.At(added.Name).Where(other => other != added))
        {
            Require(
                !oneTtl || other.Type != added.Type || other.Ttl == added.Ttl,
                $"{added} would change the time to live of {other}: give it {other.Ttl}"
            );
            Require(
                (other.Type == "CNAME") == (added.Type == "CNAME") || IsBesideAnything(other.Type),
                $"{added} cannot stand beside {other}"
            );
        }
    }

    /// <summary>DNSSEC's own records stand beside a CNAME too (RFC 4034).</summary>
    private static bool IsBesideAnything(string type) => type is "RRSIG" or "NSEC" or "KEY";

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new RegistrarException(RegistrarFault.Refused, $"{otherwise}; nothing was changed");
        }
    }
}
