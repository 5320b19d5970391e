using Witness.Core.Checks;

namespace Witness.Configuration;

/// <summary>What is asked of each address of a node; a check that is switched off is null.</summary>
/// <param name="Retry">How often a failed check is asked again.</param>
/// <param name="Https">The HTTPS check.</param>
/// <param name="Ping">The ICMP echo check.</param>
/// <param name="Ssh">The SSH check.</param>
/// <param name="Tcp">The TCP connect check.</param>
public sealed record CheckOptions(
    Retry Retry,
    HttpsOptions? Https,
    PingOptions? Ping,
    SshOptions? Ssh,
    TcpOptions? Tcp
);
