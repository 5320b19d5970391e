using Witness.Core.Dns;
using Witness.Registrars.MasterFiles;

namespace Witness.Registrars.Rfc2136;

/// <summary>Makes zones of dig's answers, and believes only what proves itself complete.</summary>
/// <param name="zone">The zone asked for.</param>
/// <param name="server">The server, for messages.</param>
internal sealed class ZoneAnswer(DomainName zone, string server)
{
    private static readonly string[] Refusals = ["REFUSED", "NOTAUTH", "NOTIMP"];
    private static readonly string[] AddressTypes = ["A", "AAAA", "CNAME"];

    /// <summary>True where the server understood and does not hand out the zone, for whatever reason.</summary>
    public static bool IsRefused(DigAnswer answer) => answer.Statuses.Any(Refusals.Contains) && !IsUnsigned(answer);

    /// <summary>The zone of a whole transfer: SOA first and last, of one serial (RFC 5936 §2.2).</summary>
    /// <exception cref="RegistrarException">It is none.</exception>
    public Zone OfTransfer(DigAnswer answer)
    {
        Believe(answer);
        var records = answer.Records;
        if (records.Count < 2 || !IsSoa(records[0]) || records[0] != records[^1])
        {
            throw Unclear($"the transfer of {zone} by {server} broke off after {records.Count} records");
        }

        return new Zone(zone, [.. records.SkipLast(1)]) { Version = SerialOf(records[0]) };
    }

    /// <summary>What is known of a zone by asking for its SOA, for names one by one, and for the SOA again.</summary>
    /// <param name="answer">The answers to <see cref="Questions"/>.</param>
    /// <param name="names">The names.</param>
    /// <exception cref="RegistrarException">An answer is missing, or the zone changed meanwhile.</exception>
    public Zone OfNames(DigAnswer answer, IReadOnlyList<DomainName> names)
    {
        if (answer.Statuses.FirstOrDefault(status => status is not ("NOERROR" or "NXDOMAIN")) is { } status)
        {
            throw Failed(status);
        }

        Believe(answer with { Statuses = [] });
        if (answer.Statuses.Count != Questions(names).Count || !answer.IsAuthoritative)
        {
            throw Unclear($"{server} did not answer every question on {zone} with authority: name the zone's primary");
        }

        var serials = answer.Records.Where(IsSoa).Select(SerialOf).ToList();
        if (serials.Count != 2 || serials[0] != serials[1])
        {
            throw Unclear($"{zone} changed at {server} while it was read");
        }

        // A name that is an alias is answered with what its target holds, too.
        var asked = names.ToHashSet();
        var records = answer.Records.Where(record => asked.Contains(record.Name) && !IsSoa(record));
        return new Zone(zone, [answer.Records.First(IsSoa), .. records.Distinct()])
        {
            Version = serials[0],
            IsWhole = false,
        };
    }

    /// <summary>What is to be asked where the zone is not handed out.</summary>
    public IReadOnlyList<(string Name, string Type)> Questions(IReadOnlyList<DomainName> names)
    {
        (string, string) soa = (MasterName.Absolute(zone), "SOA");
        return [soa, .. names.SelectMany(name => AddressTypes.Select(type => (MasterName.Absolute(name), type))), soa];
    }

    /// <summary>The error of a response code.</summary>
    public RegistrarException Failed(string status) =>
        status switch
        {
            "REFUSED" or "NOTAUTH" or "NOTIMP" => new RegistrarException(
                RegistrarFault.Configuration,
                $"{server} does not hand out {zone} ({status}): name its primary and allow the key its transfer (BIND: allow-transfer; Knot: an acl with action transfer; PowerDNS: TSIG-ALLOW-AXFR), or list the zone's names"
            ),
            _ => Unclear($"{server} failed at reading {zone} ({status}): its log tells why"),
        };

    private void Believe(DigAnswer answer)
    {
        if (IsUnsigned(answer))
        {
            throw new RegistrarException(
                RegistrarFault.Configuration,
                $"{server} and this machine do not agree on the TSIG key ({answer.Trouble}): compare its name, algorithm and secret, and both clocks"
            );
        }

        if (answer.Statuses.FirstOrDefault(status => status != "NOERROR") is { } status)
        {
            throw Failed(status);
        }

        if (answer.Trouble is { } trouble)
        {
            throw Unclear($"no answer of {server} on {zone} that can be trusted: {trouble}");
        }
    }

    private static bool IsUnsigned(DigAnswer answer) =>
        answer.Trouble?.Contains("verify signature", StringComparison.Ordinal) == true;

    private bool IsSoa(DnsRecord record) => record.Type == "SOA" && record.Name == zone;

    private static string SerialOf(DnsRecord soa) => soa.Data.Split(' ')[2];

    private static RegistrarException Unclear(string message) => new(RegistrarFault.Unclear, message);
}
