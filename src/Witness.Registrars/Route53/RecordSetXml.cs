using System.Globalization;
using System.Xml.Linq;
using Witness.Core.Dns;

namespace Witness.Registrars.Route53;

/// <summary>
/// A set as XML. Writing gives back every field that was read, in the order that the schema demands, and never an element
/// that is empty.
/// </summary>
internal static class RecordSetXml
{
    private static readonly XNamespace Api = Route53Answer.Namespace;

    /// <summary>The fields before TTL and values.</summary>
    private static readonly string[] Head =
    [
        RecordSetKey.SetIdentifierField,
        RecordSet.WeightField,
        "Region",
        "GeoLocation.ContinentCode",
        "GeoLocation.CountryCode",
        "GeoLocation.SubdivisionCode",
        "Failover",
        "MultiValueAnswer",
    ];

    /// <summary>The fields after them.</summary>
    private static readonly string[] Tail =
    [
        "AliasTarget.HostedZoneId",
        RecordSet.AliasField,
        "AliasTarget.EvaluateTargetHealth",
        "HealthCheckId",
        "CidrRoutingConfig.CollectionId",
        "CidrRoutingConfig.LocationName",
        "GeoProximityLocation.AWSRegion",
        "GeoProximityLocation.LocalZoneGroup",
        "GeoProximityLocation.Coordinates.Latitude",
        "GeoProximityLocation.Coordinates.Longitude",
        "GeoProximityLocation.Bias",
    ];

    private static readonly string[] Own = ["Name", "Type", "TTL", "ResourceRecords"];

    /// <summary>Reads a <c>ResourceRecordSet</c>.</summary>
    /// <exception cref="FormatException">A part of it is missing or cannot be read.</exception>
    public static RecordSet Read(XElement element)
    {
        var fields = VendorFields.Of(
            element
                .Elements()
                .Where(child => !Own.Contains(child.Name.LocalName))
                .SelectMany(child => Flatten(child))
                .GroupBy(field => field.Key, field => field.Value, StringComparer.Ordinal)
                .Select(field => KeyValuePair.Create(field.Key, string.Join(',', field)))
        );
        var key = new RecordSetKey(
            OwnerName.Decode(Text(element, "Name")),
            Text(element, "Type"),
            fields[RecordSetKey.SetIdentifierField]
        );
        var ttl = element.Element(Api + "TTL") is null
            ? (int?)null
            : int.Parse(Text(element, "TTL"), NumberStyles.None, CultureInfo.InvariantCulture);
        var values = element.Elements(Api + "ResourceRecords").Elements(Api + "ResourceRecord");
        var set = new RecordSet(key, ttl, [.. values.Select(value => Text(value, "Value"))], fields);
        return set.IsAlias || set is { Ttl: not null, Values.Count: > 0 }
            ? set
            : throw new FormatException($"{key} is listed without time to live or values, and is no alias");
    }

    /// <summary>Writes a <c>ResourceRecordSet</c>.</summary>
    public static XElement Write(RecordSet set)
    {
        var element = new XElement(
            Api + "ResourceRecordSet",
            new XElement(Api + "Name", OwnerName.Encode(set.Key.Name)),
            new XElement(Api + "Type", set.Key.Type)
        );
        Add(element, set.Fields, Head);
        if (!set.IsAlias)
        {
            var values = set.Values.Select(value => new XElement(Api + "Value", value));
            element.Add(
                new XElement(Api + "TTL", set.Ttl),
                new XElement(
                    Api + "ResourceRecords",
                    values.Select(value => new XElement(Api + "ResourceRecord", value))
                )
            );
        }

        Add(element, set.Fields, Tail);
        return element;
    }

    /// <summary>The first field that cannot be given back, or null: one that this version has never heard of.</summary>
    public static string? UnknownField(VendorFields fields) =>
        fields.All.Keys.FirstOrDefault(field => !Head.Contains(field) && !Tail.Contains(field));

    private static IEnumerable<KeyValuePair<string, string>> Flatten(XElement element, string prefix = "")
    {
        var name = prefix + element.Name.LocalName;
        return element.HasElements ? element.Elements().SelectMany(child => Flatten(child, name + "."))
            : element.Value.Length > 0 ? [KeyValuePair.Create(name, element.Value)]
            : [];
    }

    private static void Add(XElement set, VendorFields fields, IEnumerable<string> order)
    {
        foreach (var field in order.Where(field => fields[field] is not null))
        {
            var path = field.Split('.');
            var parent = path[..^1].Aggregate(set, Within);
            parent.Add(new XElement(Api + path[^1], fields[field]));
        }
    }

    private static XElement Within(XElement parent, string name)
    {
        if (parent.Element(Api + name) is { } there)
        {
            return there;
        }

        var made = new XElement(Api + name);
        parent.Add(made);
        return made;
    }

    private static string Text(XElement element, string name) =>
        element.Element(Api + name)?.Value is { Length: > 0 } text
            ? text
            : throw new FormatException($"<{element.Name.LocalName}> without <{name}>");
}
