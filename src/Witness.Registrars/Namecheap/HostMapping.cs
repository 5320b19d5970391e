using Witness.Core.Dns;

namespace Witness.Registrars.Namecheap;

/// <summary>
/// Host lists as zones and back. A record's data is the API's text; beyond the DNS it keeps the preference of an MX, and of
/// any other record whose preference is not the usual one. What the API makes anew with every write, the ids and labels of
/// hosts, is not kept: it cannot be given back, and would be a difference after every write.
/// </summary>
internal static class HostMapping
{
    private const string EmailType = "emailType";
    private const string MxPref = "mxPref";

    /// <summary>A host list as a zone.</summary>
    /// <exception cref="RegistrarException">A host's name is none.</exception>
    public static Zone ToZone(DomainName zone, HostList list) =>
        new(zone, [.. list.Hosts.Select(host => ToRecord(zone, host))])
        {
            Attributes = VendorFields.None.With(EmailType, list.EmailType),
        };

    /// <summary>Records as the host list that replaces a zone.</summary>
    /// <param name="zone">The zone, for its attributes.</param>
    /// <param name="records">All its records from now on.</param>
    /// <exception cref="RegistrarException">Something that every write must give back is missing; nothing was sent.</exception>
    public static HostList ToHosts(Zone zone, IEnumerable<DnsRecord> records) =>
        new(
            zone.Attributes[EmailType]
                ?? throw Refused($"the mail setting of {zone.Name} is not known, and a write would reset it"),
            [.. records.Select(record => ToHost(zone.Name, record))]
        );

    private static DnsRecord ToRecord(DomainName zone, Host host)
    {
        try
        {
            var isUsual = host.Type != "MX" && host.MxPref == Host.UsualMxPref;
            return new DnsRecord(DomainName.Within(zone, host.Name), host.Type, host.Ttl, host.Address)
            {
                Vendor = isUsual ? VendorFields.None : VendorFields.None.With(MxPref, host.MxPref),
            };
        }
        catch (FormatException error)
        {
            throw new RegistrarException(
                RegistrarFault.Refused,
                $"a host of {zone} cannot be written back, for its name is none ({ApiText.Clean(error.Message)}): take it out",
                error
            );
        }
    }

    private static Host ToHost(DomainName zone, DnsRecord record) =>
        new(
            record.Name.RelativeTo(zone),
            record.Type,
            record.Data,
            record.Vendor[MxPref]
                ?? (record.Type == "MX" ? throw Refused($"{record} has no preference") : Host.UsualMxPref),
            record.Ttl ?? throw Refused($"{record} has no time to live")
        );

    private static RegistrarException Refused(string why) => new(RegistrarFault.Refused, $"{why}; nothing was changed");
}
