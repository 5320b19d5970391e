using System.Collections.Frozen;
using System.Net;
using Witness.Core.Dns;

namespace Witness.Registrars.Namecheap;

/// <summary>
/// What the API's error numbers and HTTP statuses mean. Decided by number alone, for the texts change and are shown as they
/// come; a number that is not listed here leaves the outcome unknown.
/// </summary>
internal static class ApiErrorBook
{
    private const string KeyRefused = "1011102";
    private const string AddressRefused = "1011150";
    private const string RecordRefused = "2050900";
    private const string TooManyRequests = "500000";
    private const string KeyAdvice =
        "check that API access is on in the account (Profile, Tools, API Access) and has not lapsed; that apiUser and apiKey are of one account, and the key its newest; that the endpoint fits the key, for the sandbox has keys of its own; and that this machine's IPv4 address is whitelisted there";
    private const string AddressAdvice =
        "add the address to the whitelist (Profile, Tools, API Access, Whitelisted IPs) and set clientIp to it";
    private const string LoginAdvice =
        "look at apiUser, apiKey, userName and clientIp, and at the account's API access (Profile, Tools, API Access)";

    private static readonly FrozenSet<string> LoginNumbers = FrozenSet.Create(
        StringComparer.Ordinal,
        [
            .. "1010101 1010102 1010104 1010105 1011105 1016103 1017101 1017103 1017105".Split(' '),
            .. "1017150 1017410 1017411 1019103 1030408".Split(' '),
        ]
    );

    private static readonly FrozenSet<string> ZoneNumbers = FrozenSet.Create(
        StringComparer.Ordinal,
        "2019166",
        "2016166",
        "2030166",
        "2030288",
        "3011288"
    );

    private static readonly FrozenSet<string> TooManyRecords = FrozenSet.Create(
        StringComparer.Ordinal,
        "3013288",
        "4013288"
    );

    /// <summary>What an answer's errors mean; of several, the one that promises least.</summary>
    /// <param name="errors">Their numbers and texts, one at least.</param>
    public static ApiError Of(IReadOnlyList<(string Number, string Text)> errors)
    {
        var said = string.Join(", ", errors.Select(error => ApiText.Clean($"{error.Number} {error.Text}")));
        var kinds = errors.Select(error => Of(error.Number, said)).ToList();
        return kinds.Find(kind => kind.Fault == RegistrarFault.Unclear) ?? kinds[0];
    }

    /// <summary>What a status other than 200 means.</summary>
    public static ApiError Of(HttpStatusCode status) =>
        status switch
        {
            // 405 with a page of HTML is how the API answers too many calls; the call is not executed.
            HttpStatusCode.MethodNotAllowed or HttpStatusCode.TooManyRequests => ApiError.RateLimit(
                $"HTTP {(int)status}"
            ),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Login(
                $"Namecheap turned the call away (HTTP {(int)status}): {KeyAdvice}",
                mayBeOldKey: true
            ),
            _ => ApiError.Unclear($"Namecheap answered with HTTP {(int)status}, which says nothing of what was done"),
        };

    private static ApiError Of(string number, string said) =>
        number switch
        {
            TooManyRequests => ApiError.RateLimit(said),
            KeyRefused => Login($"Namecheap turned the call away ({said}): {KeyAdvice}", mayBeOldKey: true),
            AddressRefused => Login($"Namecheap turned this machine's address away ({said}): {AddressAdvice}"),
            RecordRefused => new ApiError(
                RegistrarFault.Refused,
                $"Namecheap refuses a record of the zone, and with it every write ({said}); nothing was changed"
            )
            {
                IsRecord = true,
            },
            _ when LoginNumbers.Contains(number) => Login($"Namecheap turned the call away ({said}): {LoginAdvice}"),
            _ when ZoneNumbers.Contains(number) => new ApiError(
                RegistrarFault.Configuration,
                $"Namecheap does not let this account work on the zone ({said}): check the zone's name and its tld, that the domain is in the account, and that it uses Namecheap's name servers (BasicDNS, PremiumDNS or FreeDNS)"
            ),
            _ when TooManyRecords.Contains(number) => new ApiError(
                RegistrarFault.Refused,
                $"Namecheap finds too many records in the zone ({said}); nothing was changed: take some out"
            ),
            _ => ApiError.Unclear($"Namecheap failed ({said}), which says nothing of what was done"),
        };

    private static ApiError Login(string message, bool mayBeOldKey = false) =>
        new(RegistrarFault.Configuration, $"{message}; nothing was changed")
        {
            IsLogin = true,
            MayBeOldKey = mayBeOldKey,
        };
}
