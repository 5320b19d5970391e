using System.Text.Json.Nodes;
using Witness.Configuration.Kinds;
using Witness.Core.Checks;

namespace Witness.Configuration.Sections;

/// <summary>The key <c>checks</c>, of the whole file and of a node.</summary>
internal sealed class ChecksSection : Section<CheckOptions>
{
    public static readonly Key<Retry> Retry = Key.WithDefault(
        "retry",
        new RetrySection(),
        new JsonObject(),
        "how often a failed check is asked again"
    );

    public static readonly Key<HttpsOptions?> Https = Key.WithDefault(
        "https",
        new SwitchKind<HttpsOptions>(new HttpsSection()),
        new JsonObject(),
        "the node answers a request as it should"
    );

    public static readonly Key<PingOptions?> Ping = Key.WithDefault(
        "ping",
        new SwitchKind<PingOptions>(new PingSection()),
        new JsonObject(),
        "the node answers ICMP echo requests"
    );

    public static readonly Key<SshOptions?> Ssh = Key.WithDefault(
        "ssh",
        new SwitchKind<SshOptions>(new SshSection()),
        new JsonObject(),
        "the node's SSH server answers"
    );

    public static readonly Key<TcpOptions?> Tcp = Key.WithDefault(
        "tcp",
        new SwitchKind<TcpOptions>(new TcpSection()),
        false,
        "the node accepts TCP connections"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } = [Retry, Https, Ping, Ssh, Tcp];

    /// <inheritdoc />
    protected override bool IsLaidOver => true;

    /// <inheritdoc />
    protected override CheckOptions Bind(SectionReader section) =>
        new(section.Get(Retry), section.Get(Https), section.Get(Ping), section.Get(Ssh), section.Get(Tcp));
}
