using Witness.Checks.Ssh;
using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>The key <c>ssh</c> of checks.</summary>
internal sealed class SshSection : Section<SshOptions>
{
    public static readonly Key<int> Port = Key.WithDefault("port", WholeNumberKind.Port, 22, "the SSH server's port");
    public static readonly Key<TimeSpan> Timeout = CheckKeys.Timeout("10s");

    public static readonly Key<SshMode> Mode = Key.WithDefault(
        "mode",
        new ChoiceKind<SshMode>(("banner", SshMode.Banner), ("hostkey", SshMode.HostKey), ("login", SshMode.Login)),
        "banner",
        "banner: the server speaks SSH; hostkey: it holds the pinned host key; login: it also lets a user in"
    );

    public static readonly Key<string> HostKey = Key.Optional(
        "hostKey",
        HostKeyKind.Sha256,
        "the pinned host key's fingerprint"
    );

    public static readonly Key<string> KnownHosts = Key.Optional(
        "knownHosts",
        PathKind.Any,
        "a known_hosts file with the pinned host keys"
    );

    public static readonly Key<string> User = Key.Optional("user", new PlainTextKind(longest: 255), "who logs in");
    public static readonly Key<string> PrivateKey = Key.Optional("key", new KeyFileSection(), "the user's private key");

    public static readonly Key<string> Command = Key.WithDefault(
        "command",
        new PlainTextKind(longest: 4096),
        "true",
        "what is run after the login, and must exit 0"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } =
    [Port, Timeout, Mode, HostKey, KnownHosts, User, PrivateKey, Command, CheckKeys.Role];

    /// <inheritdoc />
    protected override SshOptions Bind(SectionReader section)
    {
        if (section.TryGet(Mode, out var mode))
        {
            SshRules.Check(section, mode);
        }

        return new SshOptions(section.Get(Port), mode, section.Get(Timeout), section.Get(CheckKeys.Role))
        {
            HostKey = section.Find(HostKey),
            KnownHostsPath = section.Find(KnownHosts),
            User = section.Find(User),
            KeyPath = section.Find(PrivateKey),
            Command = section.Get(Command),
        };
    }
}
