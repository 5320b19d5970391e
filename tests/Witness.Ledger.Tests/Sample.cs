using System.Collections.Immutable;
using System.Net;
using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Nodes;
using Witness.Core.Orders;
using Witness.Core.Strikes;

namespace Witness.Ledger.Tests;

/// <summary>Values of every shape that the ledger must keep, different for each seed.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly string?[] Texts =
    [
        null,
        "",
        "it's \"odd\" <\\> 𝄞 ünï",
        "line\nbreak\ttab",
        "; DROP TABLE strikes",
    ];
    private static readonly string[] Addresses =
    [
        "203.0.113.11",
        "2001:db8::11",
        "fe80::1%3",
        "::ffff:192.0.2.1",
        "0.0.0.0",
    ];
    private static readonly string[] Names =
    [
        "example.com",
        "*.example.com",
        "xn--bcher-kva.example",
        "a.b.example.com",
        ".",
    ];

    public static DateTimeOffset Instant(Random random) => Noon.AddMilliseconds(random.Next());

    public static TimeSpan Span(Random random) => TimeSpan.FromMicroseconds(random.NextInt64(20_000_000));

    public static string? Text(Random random) => Pick(random, Texts);

    public static DomainName Name(Random random) => DomainName.Parse(Pick(random, Names));

    public static VendorFields Vendor(Random random) =>
        VendorFields.Of(
            Enumerable.Range(0, random.Next(3)).Select(i => KeyValuePair.Create($"Key {i}", Text(random) ?? "x"))
        );

    public static DnsRecord Record(Random random) =>
        new(
            Name(random),
            Pick(random, ["A", "AAAA", "TXT"]),
            Maybe(random, random.Next()),
            Text(random) ?? "203.0.113.11"
        )
        {
            Vendor = Vendor(random),
        };

    public static Zone Zone(Random random) =>
        new(Name(random), Several(random, Record))
        {
            Attributes = Vendor(random),
            Version = Text(random),
            IsWhole = random.Next(2) == 0,
        };

    public static CheckResult Result(Random random) =>
        new(
            Pick(random, ["https", "ping", "ssh", "tcp"]),
            IPAddress.Parse(Pick(random, Addresses)),
            Pick(random, Enum.GetValues<CheckRole>()),
            Pick(random, Enum.GetValues<CheckOutcome>()),
            Span(random),
            Text(random) ?? "no answer within 10 s",
            random.Next(3) == 0 ? null : Evidence(random),
            random.Next(1, 4)
        );

    public static IReadOnlyList<CheckResult> Results(Random random) => Several(random, Result);

    public static Observation Observation(string node, params IReadOnlyList<CheckResult> results) =>
        new(new Node(node, [IPAddress.Loopback], []), results);

    public static Hold Hold(Random random) =>
        new(Instant(random), Maybe(random, Instant(random)), Text(random), "hana@desk");

    public static Order Order(Random random) =>
        new(0, Pick(random, Enum.GetValues<OrderKind>()), Text(random), Instant(random), "hana@desk")
        {
            Zone = random.Next(2) == 0 ? null : Name(random),
            Snapshot = Maybe(random, random.NextInt64()),
            Shown = Text(random),
            Force = random.Next(2) == 0,
            Until = Maybe(random, Instant(random)),
            Reason = Text(random),
        };

    public static Standing Standing(string node, Random random) =>
        new(node)
        {
            Rotation = Pick(random, Enum.GetValues<Rotation>()),
            Since = Maybe(random, Instant(random)),
            Cause = Pick(random, Enum.GetValues<MoveCause>()),
            Reason = Text(random),
            OrderId = Maybe(random, random.NextInt64()),
            Forced = random.Next(2) == 0,
            Strikes = [.. Several(random, Instant)],
            CleanRounds = random.Next(),
            LastOutcome = Maybe(random, Pick(random, Enum.GetValues<CheckOutcome>())),
            Held = random.Next(2) == 0 ? null : Hold(random),
            ReadyTold = random.Next(2) == 0,
            CertificateTold = Maybe(random, Instant(random)),
            Spared = Text(random),
            Comebacks = [.. Several(random, Instant)],
            Owed = [.. Several(random, some => new OwedRecord(Name(some), Record(some)))],
            Zones = Several(random, Name).Distinct().ToImmutableDictionary(zone => zone, _ => Progress(random)),
        };

    private static ZoneProgress Progress(Random random) =>
        random.Next(2) == 0
            ? ZoneProgress.New
            : new ZoneProgress(random.Next(2) == 0, random.Next(), Instant(random), Text(random));

    private static CheckEvidence Evidence(Random random) =>
        new("TLS handshake")
        {
            Connect = Maybe(random, Span(random)),
            Tls = Maybe(random, Span(random)),
            FirstByte = Maybe(random, Span(random)),
            HttpStatus = Maybe(random, 503),
            CertificateSubject = Text(random),
            CertificateExpires = Maybe(random, Instant(random)),
        };

    private static T Pick<T>(Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private static T? Maybe<T>(Random random, T value)
        where T : struct => random.Next(2) == 0 ? null : value;

    private static List<T> Several<T>(Random random, Func<Random, T> make) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => make(random))];
}
