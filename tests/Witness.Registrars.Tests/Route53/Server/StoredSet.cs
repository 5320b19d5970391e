using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Witness.Registrars.Tests.Route53.Server;

/// <summary>A record set as the server holds it: what it was given, with its name in the server's spelling.</summary>
internal sealed partial class StoredSet
{
    private static readonly XNamespace Api = StoredZone.Api;

    /// <summary>The schema's order, which is checked.</summary>
    private static readonly string[] Schema =
    [
        "Name",
        "Type",
        "SetIdentifier",
        "Weight",
        "Region",
        "GeoLocation",
        "Failover",
        "MultiValueAnswer",
        "TTL",
        "ResourceRecords",
        "AliasTarget",
        "HealthCheckId",
        "TrafficPolicyInstanceId",
        "CidrRoutingConfig",
        "GeoProximityLocation",
    ];

    public StoredSet(XElement element)
    {
        Element = new XElement(element);
        CheckSchema();
        Element.Element(Api + "Name")!.Value = Spell(this["Name"]!);
    }

    public XElement Element { get; }

    public string? this[string field] => Element.Element(Api + field)?.Value;

    public (string Name, string Type, string Identifier) Key =>
        (this["Name"]!, this["Type"]!, this["SetIdentifier"] ?? "");

    public bool IsMember => this["SetIdentifier"] is not null;

    public IEnumerable<string> Values => Element.Descendants(Api + "Value").Select(value => value.Value);

    /// <summary>Names are listed in lower case, with a final dot, and most characters in octal.</summary>
    public static string Spell(string name) =>
        Escaped()
            .Replace(
                name.ToLowerInvariant().TrimEnd('.'),
                match => match.Length > 1 ? match.Value : "\\" + Convert.ToString(match.Value[0], 8).PadLeft(3, '0')
            ) + ".";

    /// <summary>A set as tests write it; fields in the schema's order, a nested one as XML.</summary>
    public static StoredSet Of(
        string name,
        string type,
        int? ttl,
        string[] values,
        params (string Name, object Value)[] fields
    )
    {
        (string Name, object? Value)[] all =
        [
            ("Name", name),
            ("Type", type),
            ("TTL", ttl),
            ("ResourceRecords", values.Length == 0 ? null : values.Select(ValueElement)),
            .. fields.Select(field => (field.Name, (object?)field.Value)),
        ];
        return new StoredSet(
            new XElement(
                Api + "ResourceRecordSet",
                all.Where(field => field.Value is not null)
                    .OrderBy(field => Array.IndexOf(Schema, field.Name))
                    .Select(field => new XElement(Api + field.Name, field.Value))
            )
        );
    }

    /// <summary>True where both say the same, the order of the values aside.</summary>
    public bool IsExactly(StoredSet other) => Canonical() == other.Canonical();

    private static XElement ValueElement(string value) =>
        new(Api + "ResourceRecord", new XElement(Api + "Value", value));

    private string Canonical()
    {
        var rest = Element.Elements().Where(child => child.Name.LocalName != "ResourceRecords");
        return string.Join('\n', [.. rest.Select(child => child.ToString()), .. Values.Order(StringComparer.Ordinal)]);
    }

    private void CheckSchema()
    {
        var order = Element.Elements().Select(child => Array.IndexOf(Schema, child.Name.LocalName)).ToList();
        if (
            order.Contains(-1)
            || !order.SequenceEqual(order.Distinct().Order())
            || Element.Element(Api + "Name") is null
        )
        {
            throw new ApiException(400, "MalformedInput", "cvc-complex-type.2.4.a: Invalid content was found");
        }

        if (Element.Descendants().Any(child => child.IsEmpty || (!child.HasElements && child.Value.Length == 0)))
        {
            throw new ApiException(400, "MalformedInput", "Unexpected list element termination");
        }
    }

    [GeneratedRegex(@"\\[0-7]{3}|[^a-z0-9._\\-]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escaped();
}
