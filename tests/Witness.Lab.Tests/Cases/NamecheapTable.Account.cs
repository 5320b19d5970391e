using Witness.Registrars.Tests.Namecheap;

namespace Witness.Lab.Tests.Cases;

internal static partial class NamecheapTable
{
    /// <summary>The account, its key, and the words of the configuration.</summary>
    public static IReadOnlyList<NastyCase<CaseDomain>> Account =>
        [
            new(
                13,
                "an address that is not whitelisted",
                domain => domain.ClientIp = "203.0.113.99",
                CaseEnd.Waits,
                "1011150 Invalid request IP: 203.0.113.99",
                0
            ),
            new(14, "a wrong key", domain => domain.SetKey("not the key"), CaseEnd.Waits, "1011102", 0),
            new(
                34,
                "the zone in upper case",
                domain => domain.ZoneText = domain.ZoneText.ToUpperInvariant(),
                CaseEnd.Left,
                null,
                1
            ),
            new(36, "a key that is replaced while it is used", ReplaceKey, CaseEnd.Left, null, 1),
        ];

    /// <summary>The daemon has read the old one; by the answer that refuses it, the file holds the new one.</summary>
    private static void ReplaceKey(CaseDomain domain)
    {
        var refuse = Faults.Error("1011102", "API Key is invalid or API access has not been enabled");
        domain.SetKey("the old key");
        domain.Domain.Meet(exchange =>
        {
            domain.SetKey(NamecheapServer.Key);
            return refuse(exchange);
        });
    }
}
