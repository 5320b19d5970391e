using Witness.Core.Checks;

namespace Witness.Checks.Https;

/// <summary>What an https check asks.</summary>
/// <param name="Url">
/// Whose host names the site (SNI, the certificate, <c>Host</c>), whatever address is asked; <c>https</c> or <c>http</c>.
/// </param>
/// <param name="Status">The statuses that pass. A redirect is an answer and not followed.</param>
/// <param name="Timeout">How long one try may take.</param>
/// <param name="Role">Whether a failure strikes.</param>
public sealed record HttpsSettings(
    Uri Url,
    IReadOnlyList<int> Status,
    TimeSpan Timeout,
    CheckRole Role = CheckRole.Gate
)
{
    /// <summary>What the first 64 KiB of the body must contain (as UTF-8), or null where the body is not looked at.</summary>
    public string? Contains { get; init; }

    /// <summary>A header by which the node proves who answered, or null.</summary>
    public NodeIdentity? Identity { get; init; }

    /// <summary>Whose certificates are good. Loaded once and shared by all checks.</summary>
    public CertificateTrust Trust { get; init; } = CertificateTrust.System;
}

/// <summary>A header by which a node proves who answered.</summary>
/// <param name="Header">The name of the header field, compared without case.</param>
/// <param name="Expected">The value that it must have, exactly.</param>
public sealed record NodeIdentity(string Header, string Expected);
