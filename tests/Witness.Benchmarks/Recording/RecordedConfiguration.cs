using System.Text.Json.Nodes;
using Witness.Core.Nodes;

namespace Witness.Benchmarks.Recording;

/// <summary>The configurations that belong to a recorded ledger.</summary>
internal static class RecordedConfiguration
{
    /// <summary>Under this address the status page of <c>served.json</c> is to be had.</summary>
    public const string Page = "127.0.0.1:9854";

    /// <summary>
    /// Writes <c>witness.json</c>, by which the command line reads the ledger, and <c>served.json</c>, by which a daemon asks
    /// nobody anything and serves the status page.
    /// </summary>
    public static void Write(RecordingSettings settings, Fleet fleet)
    {
        Write(settings, "witness.json", ConfigurationOf(fleet));
        var served = ConfigurationOf(fleet);
        served["mode"] = "observe";
        served["registrars"] = new JsonObject();
        served["zones"] = new JsonArray();
        served["anchors"] = new JsonObject { ["hosts"] = new JsonArray(), ["need"] = 0 };
        served["status"] = new JsonObject { ["listen"] = Page };
        served["checks"] = new JsonObject
        {
            ["https"] = false,
            ["ping"] = false,
            ["ssh"] = false,
        };
        Write(settings, "served.json", served);
    }

    private static JsonObject ConfigurationOf(Fleet fleet) =>
        new()
        {
            ["name"] = "bench",
            ["mode"] = "act",
            ["database"] = "witness.db",
            ["registrars"] = new JsonObject
            {
                ["files"] = new JsonObject { ["type"] = "zonefile", ["directory"] = "." },
            },
            ["zones"] = new JsonArray([
                .. fleet.Zones.Select(zone => new JsonObject
                {
                    ["zone"] = zone.Name.Text,
                    ["registrar"] = zone.Registrar,
                }),
            ]),
            ["checks"] = new JsonObject { ["https"] = new JsonObject { ["url"] = "https://www.example.com/" } },
            ["nodes"] = new JsonArray([
                .. fleet.Nodes.Select(node => new JsonObject
                {
                    ["name"] = node.Name,
                    ["addresses"] = new JsonArray([.. node.Addresses.Select(one => JsonValue.Create($"{one}"))]),
                }),
            ]),
        };

    private static void Write(RecordingSettings settings, string name, JsonObject content) =>
        File.WriteAllText(Path.Combine(settings.Directory, name), content.ToJsonString());
}
