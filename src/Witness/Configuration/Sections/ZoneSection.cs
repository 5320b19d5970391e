using Witness.Configuration.Json;
using Witness.Configuration.Kinds;
using Witness.Core.Dns;

namespace Witness.Configuration.Sections;

/// <summary>One of <c>zones</c>.</summary>
internal sealed class ZoneSection : Section<ZoneOptions>
{
    public static readonly Key<DomainName> Zone = Key.Required("zone", DomainNameKind.Any, "the zone's apex");

    public static readonly Key<string> Registrar = Key.Required(
        "registrar",
        IdentifierKind.Any,
        "the name of the registrar that holds the zone"
    );

    public static readonly Key<IReadOnlyList<string>> Names = Key.Optional(
        "names",
        new ListKind<string>(new PlainTextKind(longest: 254), "names within the zone") { NotEmpty = true },
        "the names that may be touched, if not all that hold addresses of two or more nodes"
    );

    public static readonly Key<string> File = Key.Optional(
        "file",
        PathKind.Any,
        "the zone's master file, if not DIRECTORY/ZONE"
    );

    public static readonly Key<string> HostedZoneId = Key.Optional(
        "hostedZoneId",
        HostedZoneIdKind.Any,
        "the id of the hosted zone at Route 53, if not that of the only one of that name"
    );

    public static readonly Key<IReadOnlyList<HostPort>> Nameservers = Key.Optional(
        "nameservers",
        new ListKind<HostPort>(new HostPortKind(defaultPort: 53), "name servers") { Distinct = true },
        "whom to ask what is published, if not the apex NS; none where nobody is to be asked"
    );

    public static readonly Key<bool> AllowDynamicDns = Key.WithDefault(
        "allowDynamicDns",
        FlagKind.Any,
        false,
        "whether a namecheap zone may lose its Dynamic DNS hosts' flag, as it does with any write"
    );

    public static readonly Key<string> Tld = Key.Optional(
        "tld",
        new PlainTextKind(longest: 253),
        "a namecheap zone's public suffix, such as co.uk; by default that of the Public Suffix List"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } =
    [Zone, Registrar, Names, File, HostedZoneId, Nameservers, AllowDynamicDns, Tld];

    /// <inheritdoc />
    protected override ZoneOptions Bind(SectionReader section)
    {
        var written = section.Find(Names);
        IReadOnlyList<DomainName>? names = null;
        if (section.TryGet(Zone, out var zone))
        {
            section.Reading.Claim("zone", zone.Text, section.At(Zone));
            names = written is not null ? ZoneNames.Read(zone, section) : null;
        }

        var file = section.Find(File);
        if (file is not null)
        {
            section.Reading.Claim("file", file, section.At(File));
        }

        var hostedZoneId = section.Find(HostedZoneId);
        if (hostedZoneId is not null)
        {
            section.Reading.Claim("hosted zone", hostedZoneId, section.At(HostedZoneId));
        }

        return new ZoneOptions(section.Get(Zone), section.Get(Registrar), names, file, section.Find(Nameservers))
        {
            HostedZoneId = hostedZoneId,
            AllowDynamicDns = section.Get(AllowDynamicDns),
            Tld = section.Find(Tld) is { } tld && zone is not null ? SuffixOf(zone, tld, section) : null,
        };
    }

    private static DomainName? SuffixOf(DomainName zone, string text, SectionReader section)
    {
        if (DomainName.TryParse(text, out var tld, out _) && tld.Text.Length > 0 && zone != tld && zone.IsWithin(tld))
        {
            return tld;
        }

        section.Reject(
            Tld,
            $"{zone} has no public suffix {JsonAt.Quote(text)}",
            "write what follows its registered label, such as \"co.uk\""
        );
        return null;
    }
}
