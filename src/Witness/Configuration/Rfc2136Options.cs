namespace Witness.Configuration;

/// <summary>A name server that takes dynamic updates (RFC 2136), signed by TSIG (RFC 8945).</summary>
/// <param name="Server">The server's domain name, or its IP address without brackets.</param>
/// <param name="Port">The server's port.</param>
/// <param name="KeyName">The TSIG key's name, as the server knows it.</param>
/// <param name="KeyAlgorithm">The TSIG algorithm, such as <c>hmac-sha256</c>.</param>
/// <param name="Key">The TSIG key in base64.</param>
public sealed record Rfc2136Options(string Server, int Port, string KeyName, string KeyAlgorithm, Secret Key)
    : RegistrarOptions;
