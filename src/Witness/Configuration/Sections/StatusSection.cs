using System.Net;
using System.Text.Json.Nodes;
using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>The key <c>status</c>.</summary>
internal sealed class StatusSection : Section<StatusOptions>
{
    public static readonly Key<IPEndPoint> Listen = Key.WithDefault(
        "listen",
        new ListenKind(),
        "127.0.0.1:9853",
        "where the status page, metrics and verdicts are served; nobody is asked for a password"
    );

    public static readonly Key<IReadOnlyList<string>> Hosts = Key.WithDefault(
        "hosts",
        new ListKind<string>(HostKind.Any, "hosts") { Distinct = true },
        new JsonArray(),
        "names by which it may be asked as well, such as that of a reverse proxy"
    );

    public static readonly Key<bool> ShowAddresses = Key.WithDefault(
        "showAddresses",
        FlagKind.Any,
        false,
        "whether addresses are shown that DNS does not publish"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } = [Listen, Hosts, ShowAddresses];

    /// <inheritdoc />
    protected override StatusOptions Bind(SectionReader section) =>
        new(section.Get(Listen), section.Get(Hosts), section.Get(ShowAddresses));
}
