using Witness.Core.Checks;

namespace Witness.Configuration;

/// <summary>The HTTPS check: the connection goes to the node's address, whatever the URL's host resolves to.</summary>
/// <param name="Url">What is asked for; its host is used for SNI, the certificate's name and <c>Host</c>.</param>
/// <param name="Status">The status codes that pass, at least one.</param>
/// <param name="Contains">What the body must contain, or null.</param>
/// <param name="CaPath">The PEM file of a private CA to trust, or null for the system's.</param>
/// <param name="Identity">The header by which the node proves that it is itself, or null.</param>
/// <param name="Timeout">How long one try may take.</param>
/// <param name="Role">Whether a failure strikes.</param>
public sealed record HttpsOptions(
    Uri Url,
    IReadOnlyList<int> Status,
    string? Contains,
    string? CaPath,
    IdentityOptions? Identity,
    TimeSpan Timeout,
    CheckRole Role
);
