using System.Xml.Linq;

namespace Witness.Registrars.Route53;

/// <summary>The API's documents but for their sets. What is missing in one is a <see cref="FormatException"/>.</summary>
internal static class Route53Xml
{
    private static readonly XNamespace Api = Route53Answer.Namespace;

    /// <summary>Reads a page of hosted zones.</summary>
    public static HostedZonePage HostedZones(XElement root) =>
        new(
            [.. Child(root, "HostedZones").Elements(Api + "HostedZone").Select(HostedZone)],
            IsTruncated(root)
                ? new HostedZonePageStart(
                    OwnerName.Decode(Child(root, "NextDNSName").Value),
                    root.Element(Api + "NextHostedZoneId") is { } id ? BareId(id.Value) : null
                )
                : null
        );

    /// <summary>Reads a page of sets.</summary>
    public static RecordSetPage RecordSets(XElement root) =>
        new(
            [.. Child(root, "ResourceRecordSets").Elements(Api + "ResourceRecordSet").Select(RecordSetXml.Read)],
            IsTruncated(root)
                ? new RecordSetPageStart(
                    Child(root, "NextRecordName").Value,
                    Child(root, "NextRecordType").Value,
                    root.Element(Api + "NextRecordIdentifier")?.Value is { Length: > 0 } identifier ? identifier : null
                )
                : null
        );

    /// <summary>Reads what became of a batch.</summary>
    public static ChangeInfo Change(XElement root)
    {
        var info = Child(root, "ChangeInfo");
        var status = Child(info, "Status").Value;
        return status is "INSYNC" or "PENDING"
            ? new ChangeInfo(BareId(Child(info, "Id").Value), status == "INSYNC")
            : throw new FormatException($"a change that is {status}");
    }

    /// <summary>Writes a batch.</summary>
    public static XElement Batch(IEnumerable<RecordSetEdit> edits)
    {
        var changes = edits.Select(edit => new XElement(
            Api + "Change",
            new XElement(Api + "Action", edit.Action),
            RecordSetXml.Write(edit.Set)
        ));
        return new XElement(
            Api + "ChangeResourceRecordSetsRequest",
            new XElement(Api + "ChangeBatch", new XElement(Api + "Changes", changes))
        );
    }

    /// <summary>Listed as <c>/hostedzone/Z…</c> and <c>/change/C…</c>, and taken without that.</summary>
    public static string BareId(string listed) => listed[(listed.LastIndexOf('/') + 1)..];

    private static HostedZone HostedZone(XElement element)
    {
        var linked = element.Element(Api + "LinkedService");
        return new HostedZone(
            BareId(Child(element, "Id").Value),
            OwnerName.Decode(Child(element, "Name").Value),
            element.Element(Api + "Config")?.Element(Api + "PrivateZone")?.Value.Trim() == "true",
            linked is null ? null : linked.Element(Api + "ServicePrincipal")?.Value ?? "an AWS service"
        );
    }

    private static bool IsTruncated(XElement root) =>
        Child(root, "IsTruncated").Value.Trim() switch
        {
            "true" => true,
            "false" => false,
            var other => throw new FormatException($"a list that is neither whole nor cut short: '{other}'"),
        };

    private static XElement Child(XElement element, string name) =>
        element.Element(Api + name) ?? throw new FormatException($"<{element.Name.LocalName}> without <{name}>");
}
