using System.Text.Json.Nodes;
using Witness.Core.Dns;

namespace Witness.Registrars.Exec;

/// <summary>What a program is asked, as one line of JSON in ASCII. Names are absolute, in lower case, without the final dot.</summary>
internal static class ExecRequest
{
    /// <summary>Asks for a whole zone.</summary>
    public static string Read(DomainName zone) => Line(Envelope("read", zone));

    /// <summary>Asks for a change: what leaves and enters, and the whole zone before and after for whoever writes zones whole. A rehearsal adds what is there already.</summary>
    public static string Apply(ZoneChange change)
    {
        var request = Envelope("apply", change.Before.Name);
        request["state"] = change.Before.Version;
        request["before"] = Records(change.Before.Records);
        if (change.IsRehearsal)
        {
            request["rehearsal"] = true;
        }

        request["removed"] = Records(change.Removed);
        request["added"] = Records(change.IsRehearsal ? change.Rehearsed : change.Added);
        request["after"] = Records(change.After.Records);
        request["attributes"] = Fields(change.After.Attributes);
        return Line(request);
    }

    private static JsonObject Envelope(string verb, DomainName zone) =>
        new()
        {
            ["version"] = ExecProtocol.Version,
            ["verb"] = verb,
            ["zone"] = zone.Text,
        };

    private static JsonArray Records(IEnumerable<DnsRecord> records) => [.. records.Select(Record)];

    private static JsonNode Record(DnsRecord record) =>
        new JsonObject
        {
            ["name"] = record.Name.Text,
            ["type"] = record.Type,
            ["ttl"] = record.Ttl,
            ["data"] = record.Data,
            ["vendor"] = Fields(record.Vendor),
        };

    private static JsonObject Fields(VendorFields fields) =>
        [.. fields.All.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)JsonValue.Create(field.Value)))];

    private static string Line(JsonObject request) => request.ToJsonString() + "\n";
}
