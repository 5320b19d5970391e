using System.Net;
using Witness.Configuration;
using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Nodes;
using Witness.Core.Stonith;

namespace Witness.Hosting;

/// <summary>Makes the fleet and the policy's numbers from the configuration.</summary>
internal static class FleetBuilder
{
    /// <summary>The fleet with checks that can be asked.</summary>
    /// <exception cref="HostingException">A file that the configuration names cannot be used.</exception>
    public static Fleet Build(WitnessConfiguration configuration, NodeChecks checks) =>
        Build(configuration, checks.Of, OwnAddresses.Hold);

    /// <summary>The fleet for commands that only read.</summary>
    public static Fleet BuildForReading(WitnessConfiguration configuration) =>
        Build(configuration, ConfiguredChecksOf, IPAddress.IsLoopback);

    /// <summary>The policy's numbers.</summary>
    public static PolicySettings PolicyOf(WitnessConfiguration configuration) =>
        new()
        {
            Mode = configuration.Mode,
            Every = configuration.Round.Every,
            Strikes = configuration.Policy.Strikes,
            Within = configuration.Policy.Within,
            MaxRemoved = configuration.Policy.MaxRemoved,
            KeepAtLeast = configuration.Policy.KeepAtLeast,
            MaxPerRound = configuration.Policy.MaxPerRound,
            CleanRounds = configuration.Policy.CleanRounds,
        };

    /// <summary>Whom to ask what is published, of the zones where that is configured.</summary>
    public static IReadOnlyDictionary<DomainName, IReadOnlyList<DnsEndPoint>> NameServersOf(
        WitnessConfiguration configuration
    ) =>
        configuration
            .Zones.Where(zone => zone.Nameservers is not null)
            .ToDictionary(
                zone => zone.Zone,
                IReadOnlyList<DnsEndPoint> (zone) =>
                    [.. zone.Nameservers!.Select(host => new DnsEndPoint(host.Host, host.Port))]
            );

    private static Fleet Build(
        WitnessConfiguration configuration,
        Func<NodeOptions, IReadOnlyList<ICheck>> checksOf,
        Func<IPAddress, bool> isOurs
    ) =>
        new(
            [
                .. configuration.Nodes.Select(node => new Node(node.Name, node.Addresses, checksOf(node))
                {
                    Retry = node.Checks.Retry,
                    IsThisMachine = node.Addresses.All(isOurs),
                }),
            ],
            [.. configuration.Zones.Select(zone => new ZoneSettings(zone.Zone, zone.Registrar, zone.Names))]
        );

    private static IReadOnlyList<ICheck> ConfiguredChecksOf(NodeOptions node) =>
        [
            .. node.Addresses.SelectMany(address =>
                new ICheck?[]
                {
                    node.Checks.Https is { } https
                        ? new ConfiguredCheck("https", address, https.Role, https.Timeout)
                        : null,
                    node.Checks.Ping is { } ping ? new ConfiguredCheck("ping", address, ping.Role, ping.Timeout) : null,
                    node.Checks.Ssh is { } ssh ? new ConfiguredCheck("ssh", address, ssh.Role, ssh.Timeout) : null,
                    node.Checks.Tcp is { } tcp ? new ConfiguredCheck("tcp", address, tcp.Role, tcp.Timeout) : null,
                }.OfType<ICheck>()
            ),
        ];
}
