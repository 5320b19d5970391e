using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Core;
using Witness.Core.Dns;

namespace Witness.Setup;

/// <summary>The text of a first configuration, with comments for whoever opens it next.</summary>
internal static class ConfigurationDraft
{
    private static readonly JsonSerializerOptions OnOneLine = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes it.</summary>
    /// <param name="request">What the operator wants.</param>
    /// <param name="zone">What was found.</param>
    /// <param name="nodes">The nodes.</param>
    /// <param name="at">The present.</param>
    public static string Write(
        SetupRequest request,
        FoundZone zone,
        IReadOnlyList<FoundNode> nodes,
        DateTimeOffset at
    ) =>
        $$"""
            // Configuration of Witness, written by "witness init" at {{Phrase.Of(
                at
            )}}. Comments and trailing commas are allowed.
            // After a change: witness validate, then systemctl reload witness. What is not written has its default.
            {
            {{Schema()}}  // observe: decide and tell, change nothing. Once "witness history" says what you would have done: "act".
              "mode": "observe",
              "database": {{Json(DatabaseFor(request.Path))}},

              // Whose API holds the zone. A secret is {"file": PATH}, closed to others, {"env": NAME} or {"credential": NAME} of systemd.
              "registrars": {
                {{Json(request.Registrar)}}: {{Json(RegistrarDraft.Of(request.Registrar, request.Settings))}},
              },

            {{ZoneComment(request, zone)}}  "zones": [
                {{Json(ZoneOf(request, zone))}},
              ],

              // What is asked of every address of every node. A node overrides single keys, or switches a check off with false.
              "checks": {
                "https": {{(request.Url is { } url ? $"{{ \"url\": {Json(url)} }}" : "false")}},
                "ping": {},
                "ssh": {}, // an SSH server speaks on port 22; false where the nodes have none
              },

              // Addresses are one node's where you said so, or where one IPv4 and one IPv6 address have the same reverse name. All
              // others stand alone: put together what is one machine, for a node is removed as a whole.
              "nodes": [
            {{NodesOf(nodes)}}  ],
            }

            """;

    /// <summary>Where the ledger is: the package's place for the package's configuration, else beside the file.</summary>
    public static string DatabaseFor(string path) =>
        Path.GetDirectoryName(Path.GetFullPath(path)) == "/etc/witness" ? "/var/lib/witness/witness.db" : "witness.db";

    private static string Schema()
    {
        var schema = Path.Combine(AppContext.BaseDirectory, "witness.schema.json");
        return File.Exists(schema) ? $"  \"$schema\": {Json(schema)}, // for editors\n\n" : "";
    }

    private static JsonObject ZoneOf(SetupRequest request, FoundZone found)
    {
        var names = request.Names.Except(found.Aliases.Select(alias => alias.Name));
        var zone = new JsonObject { ["zone"] = request.Zone.Text, ["registrar"] = request.Registrar };
        if (request.OnlyTheseNames)
        {
            zone["names"] = new JsonArray([.. names.Select(name => (JsonNode)NameIn(request.Zone, name))]);
        }

        return zone;
    }

    private static string NameIn(DomainName zone, DomainName name) =>
        name == zone ? "@" : name.Text[..^(zone.Text.Length + 1)];

    private static string ZoneComment(SetupRequest request, FoundZone zone)
    {
        var comment = new StringBuilder();
        comment.Append(
            request.OnlyTheseNames
                ? "  // Only these names may be touched. Without \"names\": every name that holds addresses of two or more nodes.\n"
                : "  // In rotation is every name that holds addresses of two or more nodes; \"names\": [\"@\", \"www\"] narrows that down.\n"
        );
        foreach (var alias in zone.Aliases)
        {
            comment.Append(
                CultureInfo.InvariantCulture,
                $"  // {alias.Name} is an alias of {alias.Data}: nodes are found, and removed, only where their addresses stand.\n"
            );
        }

        return comment.ToString();
    }

    private static string NodesOf(IEnumerable<FoundNode> nodes) =>
        string.Concat(
            nodes.Select(node =>
                $"    {{ \"name\": {Json(node.Name)}, \"addresses\": {Json(new JsonArray([.. node.Addresses.Select(address => (JsonNode)address.ToString())]))} }}, // {node.Why}\n"
            )
        );

    private static string Json(JsonNode node) =>
        node is JsonObject members
            ? $"{{ {string.Join(", ", members.Select(member => $"{Json(member.Key)}: {(member.Value is null ? "null" : Json(member.Value))}"))} }}"
        : node is JsonArray items ? $"[{string.Join(", ", items.Select(item => Json(item!)))}]"
        : node.ToJsonString(OnOneLine);
}
