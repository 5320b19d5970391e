using System.Text.Json.Nodes;
using Witness.Configuration.Json;
using Witness.Configuration.Kinds;
using Witness.Core.Stonith;

namespace Witness.Configuration.Sections;

/// <summary>The whole file.</summary>
internal sealed class WitnessSection : Section<WitnessConfiguration>
{
    public static readonly Key<string> Schema = Key.Optional(
        "$schema",
        new PlainTextKind(longest: 4096),
        "where an editor finds the schema; Witness does not look at it"
    );

    public static readonly Key<string> Name = Key.Optional(
        "name",
        new PlainTextKind(longest: 63),
        "this witness, in history and notices, if not the host's name"
    );

    public static readonly Key<Mode> Mode = Key.WithDefault(
        "mode",
        new ChoiceKind<Mode>(("observe", Core.Stonith.Mode.Observe), ("act", Core.Stonith.Mode.Act)),
        "observe",
        "observe: decide and tell, change nothing; act: change DNS"
    );

    public static readonly Key<string> Database = Key.WithDefault(
        "database",
        PathKind.Any,
        "/var/lib/witness/witness.db",
        "the ledger's file"
    );

    public static readonly Key<TimeSpan> Keep = Key.WithDefault(
        "keep",
        new DurationKind("1d", "3650d"),
        "90d",
        "how long the ledger keeps what happened"
    );

    public static readonly Key<RoundOptions> Round = Key.WithDefault(
        "round",
        new RoundSection(),
        new JsonObject(),
        "when rounds run, and how much of one at once"
    );

    public static readonly Key<PolicyOptions> Policy = Key.WithDefault(
        "policy",
        new PolicySection(),
        new JsonObject(),
        "when a node is taken out, and what forbids it"
    );

    public static readonly Key<AnchorOptions> Anchors = Key.WithDefault(
        "anchors",
        new AnchorsSection(),
        new JsonObject(),
        "how the witness knows that it is online itself"
    );

    public static readonly Key<IReadOnlyList<RegistrarOptions>> Registrars = Key.WithDefault(
        "registrars",
        new RegistrarsKind(),
        new JsonObject(),
        "whose API holds the zones, by name"
    );

    public static readonly Key<IReadOnlyList<ZoneOptions>> Zones = Key.WithDefault(
        "zones",
        new ListKind<ZoneOptions>(new ZoneSection(), "zones"),
        new JsonArray(),
        "the zones whose address records may move"
    );

    public static readonly Key<JsonAt> Checks = Key.WithDefault(
        "checks",
        new DefaultsKind<CheckOptions>(new ChecksSection()),
        new JsonObject(),
        "what is asked of every node, unless the node says otherwise"
    );

    public static readonly Key<IReadOnlyList<NodeOptions>> Nodes = Key.Required(
        "nodes",
        new ListKind<NodeOptions>(new NodeSection(), "nodes") { NotEmpty = true },
        "the machines in rotation"
    );

    public static readonly Key<IReadOnlyList<NoticeOptions>> Notices = Key.WithDefault(
        "notices",
        new ChannelsKind(),
        new JsonObject(),
        "the channels by which humans are told, by name"
    );

    public static readonly Key<HeartbeatOptions> Heartbeat = Key.Optional(
        "heartbeat",
        new HeartbeatSection(),
        "a URL that is fetched after each closed round"
    );

    public static readonly Key<StatusOptions?> Status = Key.WithDefault(
        "status",
        new SwitchKind<StatusOptions>(new StatusSection()) { IsOffByNull = true },
        new JsonObject(),
        "the page, the metrics and the verdicts that are served on this machine; null switches them off"
    );

    public static readonly Key<MetricsOptions> Metrics = Key.Optional(
        "metrics",
        new MetricsSection(),
        "a collector that is sent what is measured, by OTLP"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } =
    [
        Schema,
        Name,
        Mode,
        Database,
        Keep,
        Round,
        Policy,
        Anchors,
        Registrars,
        Zones,
        Checks,
        Nodes,
        Notices,
        Heartbeat,
        Status,
        Metrics,
    ];

    /// <inheritdoc />
    protected override WitnessConfiguration Bind(SectionReader section)
    {
        // Read for their errors alone: one is the editor's, the other already lies under the checks of each node.
        section.Find(Schema);
        section.Get(Checks);
        WitnessRules.Check(section);
        return new WitnessConfiguration
        {
            Name = section.Find(Name) ?? section.Reading.HostName,
            Mode = section.Get(Mode),
            DatabasePath = section.Get(Database),
            Keep = section.Get(Keep),
            Round = section.Get(Round),
            Policy = section.Get(Policy),
            Anchors = section.Get(Anchors),
            Registrars = section.Get(Registrars),
            Zones = section.Get(Zones),
            Nodes = section.Get(Nodes),
            Notices = section.Get(Notices),
            Heartbeat = section.Find(Heartbeat),
            Status = section.Get(Status),
            Metrics = section.Find(Metrics),
        };
    }
}
