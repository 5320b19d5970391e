using System.Net;
using Witness.Cli;
using Witness.Configuration;
using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Ledger;

namespace Witness.Tests;

/// <summary>A directory with a configuration, a zone file and a ledger: three nodes on loopback addresses, asked over TCP.</summary>
internal sealed class Site : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    public static readonly string[] Names = ["chitoge", "taiga", "rin"];
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("witness-site-");
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);
    private SqliteLedger? _ledger;

    public Site(string mode = "act", string every = "1m", int port = 9)
    {
        Configure(mode, every, port);
        File.WriteAllText(ZonePath, ZoneText);
    }

    public TimeProvider Time { get; init; } = new FixedClock(Now);

    public string ConfigurationPath => Path.Combine(_directory.FullName, "witness.json");

    public string Database => Path.Combine(_directory.FullName, "witness.db");

    public string ZonePath => Path.Combine(_directory.FullName, "demo.test");

    public WitnessConfiguration Configuration => ConfigurationFile.Read(ConfigurationPath).Configuration!;

    /// <summary>The daemon's own ledger, opened at the first use.</summary>
    public SqliteLedger Ledger => _ledger ??= SqliteLedger.Open(Database);

    public string this[string variable]
    {
        set => _environment[variable] = value;
    }

    public void Configure(
        string mode = "act",
        string every = "1m",
        int port = 9,
        string nodes = "",
        string telling = "",
        string status = "null"
    ) =>
        File.WriteAllText(
            ConfigurationPath,
            $$"""
            {
              "name": "home", "mode": "{{mode}}", "database": "witness.db", "round": { "every": "{{every}}" },
              "policy": { "cleanRounds": 3 },
              "anchors": { "hosts": [], "need": 0 }, "status": {{status}},
              "registrars": { "files": { "type": "zonefile", "directory": "." } },
              "zones": [ { "zone": "demo.test", "registrar": "files" } ],
              "checks": { "retry": { "times": 0 }, "https": false, "ping": false, "ssh": false,
                          "tcp": { "port": {{port}}, "timeout": "1s" } },
              {{telling}}
              "nodes": [ {{(nodes.Length > 0 ? nodes : string.Join(", ", Names.Select(NodeText)))}} ]
            }
            """
        );

    public static string NodeText(string name) => $$"""{ "name": "{{name}}", "addresses": ["{{AddressOf(name)}}"] }""";

    public static IPAddress AddressOf(string name) => IPAddress.Parse($"127.0.9.{11 + Array.IndexOf(Names, name)}");

    public static DnsRecord RecordOf(string node, string name = "www.demo.test") =>
        new(DomainName.Parse(name), "A", 300, AddressOf(node).ToString());

    public static ZoneReading Reading(params string[] published) =>
        new(new Zone(DomainName.Parse("demo.test"), [.. published.Select(node => RecordOf(node))]), Now.AddMinutes(-5));

    public static CheckResult Result(string node, CheckOutcome outcome = CheckOutcome.Passed) =>
        new(
            "tcp",
            AddressOf(node),
            CheckRole.Gate,
            outcome,
            TimeSpan.FromMilliseconds(12),
            outcome == CheckOutcome.Passed ? "open" : "connection refused on port 9"
        );

    public static Observation Observation(string node, CheckOutcome outcome = CheckOutcome.Passed) =>
        new(new Node(node, [AddressOf(node)], []), [Result(node, outcome)]);

    public static RoundMark Round(long number, DateTimeOffset at, string? blind = null, int failed = 0) =>
        new(number, at, blind, Names.Length, failed, TimeSpan.FromMilliseconds(412));

    public Task CommitAsync(LedgerEntry entry) => Ledger.CommitAsync(entry, TestContext.Current.CancellationToken);

    /// <summary>A round a moment ago in which all was well, and all that DNS holds.</summary>
    public Task CommitRoundAsync(DateTimeOffset? at = null) =>
        CommitAsync(
            new LedgerEntry(at ?? Now.AddSeconds(-10))
            {
                Round = Round(1, at ?? Now.AddSeconds(-10)),
                Observations = [.. Names.Select(name => Observation(name))],
                Readings = [Reading(Names)],
            }
        );

    public async Task<Outcome> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, isInteractive: false, _environment.GetValueOrDefault, Time);
        var exit = await CommandLine.InvokeAsync([.. args, "--config", ConfigurationPath], terminal);
        return new Outcome(exit, output.ToString(), error.ToString());
    }

    public void Dispose()
    {
        _ledger?.Dispose();
        _directory.Delete(recursive: true);
    }

    private static string ZoneText =>
        $"""
            $TTL 300
            @    IN SOA ns.demo.test. hostmaster.demo.test. 1 3600 900 604800 300
            @    IN NS  ns.demo.test.
            {string.Join('\n', Names.Select(name => $"www IN A {AddressOf(name)}"))}

            """;
}
