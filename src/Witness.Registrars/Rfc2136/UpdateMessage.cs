using System.Text;
using Witness.Core.Dns;
using Witness.Registrars.MasterFiles;

namespace Witness.Registrars.Rfc2136;

/// <summary>
/// A zone change as one dynamic update in nsupdate's commands. Every set that it touches is a prerequisite with all its
/// values as they were read (RFC 2136 §2.4.2), or with none (§2.4.3): if anybody was there in between, the server refuses
/// all of it. A rehearsal adds what is there already, which a server checks and does not change (RFC 2136 §3.4.2.2).
/// </summary>
internal static class UpdateMessage
{
    /// <summary>The most that one message over TCP holds (RFC 1035 §4.2.2), less its header and its signature.</summary>
    private const int Longest = 65535 - 512;

    /// <summary>Octets of a record beside its name and its data.</summary>
    private const int FixedFields = 12;

    /// <summary>Writes the update of a change.</summary>
    /// <exception cref="RegistrarException">The change does not fit into one message.</exception>
    public static string Of(ZoneChange change)
    {
        var text = new StringBuilder($"zone {MasterName.Absolute(change.Before.Name)}\n");
        if (Entering(change).Any(record => !IsHostName(record.Name)))
        {
            text.Append("check-names no\n");
        }

        var lines = Prerequisites(change).Concat(Updates(change)).ToList();
        var length = lines.Sum(line => line.Length + FixedFields);
        if (length > Longest)
        {
            throw new RegistrarException(
                RegistrarFault.Refused,
                $"the change of {change.Removed.Count + Entering(change).Count()} records takes about {length} octets, and one update holds {Longest}: all of it or nothing is impossible, and nothing was changed"
            );
        }

        return text.AppendJoin('\n', lines).Append('\n').ToString();
    }

    private static IEnumerable<DnsRecord> Entering(ZoneChange change) => change.Added.Concat(change.Rehearsed);

    private static IEnumerable<string> Prerequisites(ZoneChange change)
    {
        var touched = change.Removed.Concat(Entering(change)).Select(record => (record.Name, record.Type)).Distinct();
        foreach (var (name, type) in touched)
        {
            var set = change.Before.At(name).Where(record => record.Type == type).ToList();
            foreach (var record in set)
            {
                yield return $"prereq yxrrset {MasterName.Absolute(name)} IN {type} {record.Data}";
            }

            if (set.Count == 0)
            {
                yield return $"prereq nxrrset {MasterName.Absolute(name)} IN {type}";
            }
        }

        foreach (var name in NamesWithoutAlias(change))
        {
            yield return $"prereq nxrrset {MasterName.Absolute(name)} IN CNAME";
        }
    }

    /// <summary>A server drops what is added beside a CNAME and says that all is well (RFC 2136 §3.4.2.2).</summary>
    private static IEnumerable<DomainName> NamesWithoutAlias(ZoneChange change) =>
        Entering(change)
            .Where(record => record.Type != "CNAME")
            .Select(record => record.Name)
            .Except(change.Removed.Where(record => record.Type == "CNAME").Select(record => record.Name));

    private static IEnumerable<string> Updates(ZoneChange change)
    {
        foreach (var record in change.Removed)
        {
            yield return $"update delete {MasterName.Absolute(record.Name)} IN {record.Type} {record.Data}";
        }

        foreach (var record in Entering(change))
        {
            yield return $"update add {MasterName.Absolute(record.Name)} {record.Ttl} IN {record.Type} {record.Data}";
        }
    }

    /// <summary>A name that nsupdate takes as a host's (RFC 952), wildcards included.</summary>
    private static bool IsHostName(DomainName name) =>
        name.Text.Split('.').All(label => label == "*" || IsHostLabel(label));

    private static bool IsHostLabel(string label) =>
        !label.StartsWith('-')
        && !label.EndsWith('-')
        && label.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');
}
