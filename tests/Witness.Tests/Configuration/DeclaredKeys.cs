using Witness.Configuration.Sections;

namespace Witness.Tests.Configuration;

/// <summary>Every key that a file may hold, section by section.</summary>
internal static class DeclaredKeys
{
    public static IReadOnlyList<Key> All { get; } =
    [
        .. new WitnessSection().Keys,
        .. new RoundSection().Keys,
        .. new PolicySection().Keys,
        .. new AnchorsSection().Keys,
        .. RegistrarKind.Types.SelectMany(section => section.Keys),
        .. new ZoneSection().Keys,
        .. new ChecksSection().Keys,
        .. new RetrySection().Keys,
        .. new HttpsSection().Keys,
        .. new IdentitySection().Keys,
        .. new PingSection().Keys,
        .. new SshSection().Keys,
        .. new KeyFileSection().Keys,
        .. new TcpSection().Keys,
        .. new NodeSection().Keys,
        .. ChannelKind.Types.SelectMany(section => section.Keys),
        .. new HeartbeatSection().Keys,
        .. new StatusSection().Keys,
        .. new MetricsSection().Keys,
    ];
}
