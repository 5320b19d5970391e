using System.Net;
using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Nodes;
using Witness.Core.Tests.Doubles;

namespace Witness.Benchmarks.Recording;

/// <summary>
/// A fleet whose nodes are asked three checks each and answer as they are told to: node00 has 198.18.0.1, node01 .2, and so
/// on (RFC 2544's addresses for benchmarks), all under one name of one zone.
/// </summary>
public sealed class SeededFleet
{
    private static readonly string[] Kinds = ["https", "ping", "ssh"];
    private static readonly DomainName Apex = DomainName.Parse("example.com");
    private readonly Random _random;

    /// <summary>A fleet of so many nodes.</summary>
    /// <param name="nodes">How many, 60,000 at most.</param>
    /// <param name="random">How long answers take.</param>
    public SeededFleet(int nodes, Random random)
    {
        _random = random;
        Fleet = new Fleet(
            [.. Enumerable.Range(0, nodes).Select(NodeOf)],
            [new ZoneSettings(Apex, "files", Names: null)]
        );
        Zone = new Zone(
            Apex,
            [
                new DnsRecord(Apex, "SOA", 3600, "ns.example.net. root.example.net. 1 7200 3600 1209600 300"),
                new DnsRecord(Apex, "NS", 3600, "ns.example.net."),
                .. Fleet.Nodes.Select(node => new DnsRecord(
                    DomainName.Within(Apex, "www"),
                    "A",
                    300,
                    node.Addresses[0].ToString()
                )),
            ]
        );
    }

    /// <summary>The nodes and the zone, as the daemon has them.</summary>
    public Fleet Fleet { get; }

    /// <summary>The zone as its registrar holds it at first.</summary>
    public Zone Zone { get; }

    /// <summary>What a round sees.</summary>
    /// <param name="troubles">What befalls nodes, by their places; the others pass.</param>
    public IReadOnlyList<Observation> See(IReadOnlyDictionary<int, Trouble> troubles)
    {
        var seen = new Observation[Fleet.Nodes.Count];
        for (var node = 0; node < seen.Length; node++)
        {
            seen[node] = See(Fleet.Nodes[node], troubles.TryGetValue(node, out var trouble) ? trouble : Trouble.None);
        }

        return seen;
    }

    private Observation See(Node node, Trouble trouble)
    {
        var results = new CheckResult[Kinds.Length];
        for (var kind = 0; kind < results.Length; kind++)
        {
            var isHit = trouble is Trouble.Dead or Trouble.Unknown || kind == 0;
            results[kind] = ResultOf(Kinds[kind], node.Addresses[0], isHit ? trouble : Trouble.None);
        }

        return new Observation(node, results);
    }

    private CheckResult ResultOf(string kind, IPAddress address, Trouble trouble) =>
        trouble switch
        {
            Trouble.Web or Trouble.Dead => new CheckResult(
                kind,
                address,
                CheckRole.Gate,
                CheckOutcome.Failed,
                TimeSpan.FromMilliseconds(10_003),
                "no answer within 10 s, while connecting",
                new CheckEvidence("connect"),
                Tries: 2
            ),
            Trouble.Unknown => new CheckResult(
                kind,
                address,
                CheckRole.Gate,
                CheckOutcome.Unknown,
                TimeSpan.Zero,
                "too many open files"
            ),
            _ => new CheckResult(
                kind,
                address,
                CheckRole.Gate,
                CheckOutcome.Passed,
                TimeSpan.FromMicroseconds(_random.Next(5_000, 80_000)),
                "answered as it should",
                Tries: trouble == Trouble.SecondTry ? 2 : 1
            ),
        };

    private static Node NodeOf(int number)
    {
        var address = new IPAddress([198, 18, (byte)(number / 250), (byte)((number % 250) + 1)]);
        return new Node(
            $"node{number:00}",
            [address],
            [.. Kinds.Select(kind => new ScriptedCheck(address) { Kind = kind })]
        );
    }
}
