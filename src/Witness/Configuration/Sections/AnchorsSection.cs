using System.Text.Json.Nodes;
using Witness.Configuration.Kinds;
using Witness.Core;

namespace Witness.Configuration.Sections;

/// <summary>The key <c>anchors</c>.</summary>
internal sealed class AnchorsSection : Section<AnchorOptions>
{
    public static readonly Key<IReadOnlyList<HostPort>> Hosts = Key.WithDefault(
        "hosts",
        new ListKind<HostPort>(new HostPortKind(), "hosts with ports") { Distinct = true },
        new JsonArray("1.1.1.1:443", "9.9.9.9:443", "8.8.8.8:443"),
        "hosts outside the fleet that tell whether the witness itself is online"
    );

    public static readonly Key<int> Need = Key.WithDefault(
        "need",
        new WholeNumberKind(0, 1000),
        2,
        "how many anchors must answer"
    );

    public static readonly Key<TimeSpan> Timeout = Key.WithDefault(
        "timeout",
        DurationKind.Timeout,
        "5s",
        "how long each anchor has to answer"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } = [Hosts, Need, Timeout];

    /// <inheritdoc />
    protected override AnchorOptions Bind(SectionReader section)
    {
        if (section.TryGet(Hosts, out var hosts) && section.TryGet(Need, out var need) && need > hosts.Count)
        {
            section.Reject(
                Need,
                hosts.Count == 0
                    ? $"{Phrase.Of(need, "anchor")} cannot answer where no host is given"
                    : $"{need} is more than {Phrase.Of(hosts.Count, "host")}",
                hosts.Count == 0
                    ? "write 0, which switches the anchors off"
                    : $"write 0 to {hosts.Count}, or more hosts"
            );
        }

        return new AnchorOptions(section.Get(Hosts), section.Get(Need), section.Get(Timeout));
    }
}
