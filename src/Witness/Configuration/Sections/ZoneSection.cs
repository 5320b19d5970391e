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
        new ListKind<HostPort>(new HostPortKind(defaultPort: 53), "name servers") { NotEmpty = true, Distinct = true },
        "whom to ask what is published, if not the apex NS"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } = [Zone, Registrar, Names, File, HostedZoneId, Nameservers];

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

        return new ZoneOptions(zone, section.Get(Registrar), names, file, section.Find(Nameservers))
        {
            HostedZoneId = hostedZoneId,
        };
    }
}
