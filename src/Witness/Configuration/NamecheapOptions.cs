using System.Net;

namespace Witness.Configuration;

/// <summary>An account at Namecheap.</summary>
/// <param name="ApiUser">The account whose key it is.</param>
/// <param name="ApiKey">The API key.</param>
/// <param name="UserName">The account that the domains belong to; null for <paramref name="ApiUser"/>.</param>
/// <param name="ClientIp">This machine's public IPv4 address, as whitelisted in the account.</param>
/// <param name="Endpoint">The API's address; https, or http on this machine.</param>
/// <param name="CallsPerMinute">How many calls a minute may be made for all zones together.</param>
public sealed record NamecheapOptions(
    string ApiUser,
    Secret ApiKey,
    string? UserName,
    IPAddress ClientIp,
    Uri Endpoint,
    int CallsPerMinute
) : RegistrarOptions;
