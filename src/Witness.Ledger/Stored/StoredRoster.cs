using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Core.Checks;
using Witness.Core.Rounds;

namespace Witness.Ledger.Stored;

/// <summary>Who is asked what, as kept. What is as usual is left out: the role gate, a node that is another machine.</summary>
internal static class StoredRoster
{
    public static string Of(Roster roster) => StoredJson.Write(StoredJson.List(roster.Nodes, NodeOf));

    public static Roster From(string json) => new(StoredJson.ReadList(json, NodeFrom));

    private static JsonObject NodeOf(RosterNode node) =>
        StoredJson.Object(
            ("node", node.Name),
            ("self", node.IsThisMachine ? true : null),
            ("checks", StoredJson.List(node.Checks, CheckOf))
        );

    private static RosterNode NodeFrom(JsonElement json) =>
        new(json.Text("node"), json.GetProperty("checks").List(CheckFrom), json.Has("self", out _));

    private static JsonObject CheckOf(RosterCheck check) =>
        StoredJson.Object(
            ("check", check.Check),
            ("address", check.Address.ToString()),
            ("role", check.Role == CheckRole.Gate ? null : check.Role.ToString())
        );

    private static RosterCheck CheckFrom(JsonElement json) =>
        new(
            json.Text("check"),
            IPAddress.Parse(json.Text("address")),
            json.TextOrNull("role") is { } role ? Enum.Parse<CheckRole>(role) : CheckRole.Gate
        );
}
