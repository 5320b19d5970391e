using System.Net;
using Witness.Core.Dns;
using Witness.Registrars.Calls;

namespace Witness.Registrars.Namecheap;

/// <summary>An account at Namecheap whose API access is switched on.</summary>
/// <param name="ApiUser">The account whose key it is.</param>
/// <param name="ApiKey">
/// Gives the API key. Asked for every call, so that a rotated key needs no restart, and kept nowhere.
/// </param>
/// <param name="ClientIp">This machine's public IPv4 address, which the account's whitelist must hold.</param>
public sealed record NamecheapSettings(string ApiUser, Func<string> ApiKey, IPAddress ClientIp)
{
    /// <summary>The API of production. That of the sandbox is <c>https://api.sandbox.namecheap.com/xml.response</c>.</summary>
    public static Uri Production { get; } = new("https://api.namecheap.com/xml.response");

    /// <summary>The account that the domains belong to; null for <see cref="ApiUser"/>.</summary>
    public string? UserName { get; init; }

    /// <summary>Where the API is; always asked over IPv4. Without a path, <c>/xml.response</c> is meant.</summary>
    public Uri Endpoint { get; init; } = Production;

    /// <summary>
    /// How many calls a minute may be made for all zones together; 35 times that in an hour and 400 times that in a day, as
    /// Namecheap's own limits of 20, 700 and 8000 go together.
    /// </summary>
    public int CallsPerMinute { get; init; } = 20;

    /// <summary>What the account allows.</summary>
    internal IReadOnlyList<CallWindow> Limits =>
        [
            CallWindow.Minute(CallsPerMinute),
            CallWindow.Of(TimeSpan.FromHours(1), 35 * CallsPerMinute),
            CallWindow.Of(TimeSpan.FromDays(1), 400 * CallsPerMinute),
        ];

    /// <summary>How long one call may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Zones whose Dynamic DNS hosts may lose their flag by a write, which no call can give back.</summary>
    public IReadOnlySet<DomainName> DynamicDnsAllowed { get; init; } = new HashSet<DomainName>();

    /// <summary>The public suffixes that operators wrote down, by zone: <c>co.uk</c> for <c>example.co.uk</c>.</summary>
    public IReadOnlyDictionary<DomainName, DomainName> Suffixes { get; init; } =
        new Dictionary<DomainName, DomainName>();

    /// <summary>
    /// The Public Suffix List (https://publicsuffix.org), for zones of three labels and more without a suffix of their own;
    /// Debian's package <c>publicsuffix</c> keeps it up to date.
    /// </summary>
    public string SuffixFile { get; init; } = "/usr/share/publicsuffix/public_suffix_list.dat";
}
