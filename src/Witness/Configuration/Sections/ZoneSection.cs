using Witness.Configuration.Json;
using Witness.Configuration.Kinds;
using Witness.Core.Dns;

namespace Witness.Configuration.Sections;

/// <summary>One of <c>zones</c>.</summary>
internal sealed class ZoneSection : Section<ZoneSettings>
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

    public static readonly Key<IReadOnlyList<HostPort>> Nameservers = Key.Optional(
        "nameservers",
        new ListKind<HostPort>(new HostPortKind(defaultPort: 53), "name servers") { NotEmpty = true, Distinct = true },
        "whom to ask what is published, if not the apex NS"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } = [Zone, Registrar, Names, File, Nameservers];

    /// <inheritdoc />
    protected override ZoneSettings Bind(SectionReader section)
    {
        var names = section.Find(Names);
        if (section.TryGet(Zone, out var zone))
        {
            section.Reading.Claim("zone", zone.Text, section.At(Zone));
        }

        var file = section.Find(File);
        if (file is not null)
        {
            section.Reading.Claim("file", file, section.At(File));
        }

        return new ZoneSettings(
            zone,
            section.Get(Registrar),
            section.IsSound && names is not null ? Within(zone, section) : null,
            file,
            section.Find(Nameservers)
        );
    }

    private static List<DomainName> Within(DomainName zone, SectionReader section)
    {
        var names = new List<DomainName>();
        foreach (var at in section.At(Names).Items)
        {
            if (Wrong(zone, at, out var name) is { } wrong)
            {
                section.Reject(at, wrong, $"write \"@\", \"www\" or \"www.{zone}.\"");
            }
            else if (names.Contains(name))
            {
                section.Reject(at, $"{name} stands in this list already", "keep one");
            }

            names.Add(name);
        }

        return names;
    }

    private static string? Wrong(DomainName zone, JsonAt at, out DomainName name)
    {
        name = default;
        try
        {
            name = DomainName.Within(zone, at.Text);
        }
        catch (FormatException e)
        {
            return e.Message;
        }

        var withoutDot =
            !at.Text.EndsWith('.') && DomainName.TryParse(at.Text, out var full, out _) && full.IsWithin(zone);
        return withoutDot ? $"{at.Shown} without a final dot means {name}"
            : !name.IsWithin(zone) ? $"{name} is not within {zone}"
            : null;
    }
}
