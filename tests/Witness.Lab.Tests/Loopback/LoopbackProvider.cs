using System.Text.Json.Nodes;

namespace Witness.Lab.Tests.Loopback;

/// <summary>A provider that only a program of the operator's can speak to: it keeps one zone in a file.</summary>
public sealed class LoopbackProvider
{
    private const string Program = """
        import json, sys

        request = json.load(sys.stdin)
        with open(sys.argv[1]) as zone:
            records = json.load(zone)
        if request["verb"] == "apply":
            with open(sys.argv[1], "w") as zone:
                json.dump(request["after"], zone)
            print(json.dumps({"version": 1, "applied": True}))
        else:
            print(json.dumps({"version": 1, "zone": request["zone"], "whole": True, "records": records}))

        """;

    private readonly string _program;
    private readonly string _zone;

    /// <summary>A provider whose files are the witness's.</summary>
    public LoopbackProvider(LoopbackWitness witness)
    {
        _program = Path.Combine(witness.Directory, "provider.py");
        _zone = Path.Combine(witness.Directory, "provider.zone.json");
        File.WriteAllText(_program, Program);
    }

    /// <summary>The command of an exec registrar.</summary>
    public IReadOnlyList<string> Command => ["/usr/bin/python3", _program, _zone];

    /// <summary>Its records, each as the protocol writes it.</summary>
    public IReadOnlyList<string> Records =>
        [
            .. JsonNode
                .Parse(File.ReadAllText(_zone))!
                .AsArray()
                .Select(record => record!.ToJsonString())
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Makes it hold these records.</summary>
    public void Hold(params IEnumerable<string> records) =>
        File.WriteAllText(_zone, $"[{string.Join(",\n", records)}]");
}
