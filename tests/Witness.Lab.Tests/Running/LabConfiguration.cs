using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Servers;

namespace Witness.Lab.Tests.Running;

/// <summary>A configuration of the witness for the lab: rounds of a second, the defaults of the policy.</summary>
public sealed record LabConfiguration
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary><c>observe</c> or <c>act</c>.</summary>
    public string Mode { get; init; } = "act";

    /// <summary>How many strikes fence a node.</summary>
    public int Strikes { get; init; } = 4;

    /// <summary>How many nodes may be out at once.</summary>
    public int MaxRemoved { get; init; } = 3;

    /// <summary>How many sound nodes every name keeps.</summary>
    public int KeepAtLeast { get; init; } = 1;

    /// <summary>How many clean rounds a node needs before it may come back.</summary>
    public int CleanRounds { get; init; } = 3;

    /// <summary>The nodes configured; all of the lab's where nothing is said.</summary>
    public IReadOnlyList<LabNode>? Nodes { get; init; }

    /// <summary>The name servers whose zones are configured; the primary where nothing is said.</summary>
    public IReadOnlyList<NameServer>? NameServers { get; init; }

    /// <summary>Whom the witness asks what is published; nobody where nothing is said.</summary>
    public IReadOnlyList<string> AskedNameServers { get; init; } = [];

    /// <summary>Where it serves its page; at its default where nothing is said.</summary>
    public string? Listen { get; init; }

    /// <summary>A program that is told of everything; there is none where nothing is said.</summary>
    public string? Told { get; init; }

    /// <summary>Writes the file, and beside it the key files that it names.</summary>
    public void Write(Lab lab, string path)
    {
        var directory = Path.GetDirectoryName(path)!;
        var servers = NameServers ?? [lab.Primary];
        var configuration = new JsonObject
        {
            ["name"] = "lab",
            ["mode"] = Mode,
            ["database"] = "witness.db",
            ["round"] = new JsonObject { ["every"] = "1s" },
            ["policy"] = new JsonObject
            {
                ["strikes"] = Strikes,
                ["within"] = "1h",
                ["maxRemoved"] = MaxRemoved,
                ["keepAtLeast"] = KeepAtLeast,
                ["maxPerRound"] = 1,
                ["cleanRounds"] = CleanRounds,
            },
            ["anchors"] = new JsonObject
            {
                ["hosts"] = Texts(lab.Anchor.Endpoints),
                ["need"] = 1,
                ["timeout"] = "2s",
            },
            ["registrars"] = new JsonObject(servers.Select(server => Registrar(server, directory))),
            ["zones"] = new JsonArray([.. servers.Select(Zone)]),
            ["checks"] = Checks(lab.Authority),
            ["nodes"] = new JsonArray([.. (Nodes ?? lab.Nodes).Select(Node)]),
        };
        if (Listen is not null)
        {
            configuration["status"] = new JsonObject { ["listen"] = Listen };
        }

        if (Told is not null)
        {
            configuration["notices"] = new JsonObject
            {
                ["program"] = new JsonObject { ["type"] = "command", ["command"] = Texts([Told]) },
            };
        }

        File.WriteAllText(path, configuration.ToJsonString(Indented));
    }

    private static KeyValuePair<string, JsonNode?> Registrar(NameServer server, string directory)
    {
        var keyFile = $"{server.Host.Name}.key";
        var keyPath = Path.Combine(directory, keyFile);
        File.WriteAllText(keyPath, server.Secret + "\n");
        File.SetUnixFileMode(keyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return new(
            server.Host.Name,
            new JsonObject
            {
                ["type"] = "rfc2136",
                ["server"] = server.Host.IPv4.ToString(),
                ["keyName"] = NameServer.KeyName,
                ["keyAlgorithm"] = NameServer.KeyAlgorithm,
                ["key"] = new JsonObject { ["file"] = keyFile },
            }
        );
    }

    private JsonObject Zone(NameServer server) =>
        new()
        {
            ["zone"] = server.Zone,
            ["registrar"] = server.Host.Name,
            ["nameservers"] = Texts(AskedNameServers),
        };

    /// <summary>Asked again after a fifth of a second, so that a busy machine is no strike.</summary>
    private static JsonObject Checks(LabAuthority authority) =>
        new()
        {
            ["retry"] = new JsonObject { ["times"] = 1, ["after"] = "200ms" },
            ["https"] = new JsonObject
            {
                ["url"] = $"https://{LabAuthority.SharedName}/health",
                ["ca"] = authority.RootPath,
                ["timeout"] = "2s",
            },
            ["ping"] = new JsonObject { ["timeout"] = "2s", ["count"] = 3 },
            ["ssh"] = new JsonObject { ["timeout"] = "2s" },
        };

    private static JsonObject Node(LabNode node) =>
        new() { ["name"] = node.Name, ["addresses"] = Texts(node.Host.Addresses) };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
