using System.Text.RegularExpressions;
using Witness.Registrars.Tests.Namecheap;

namespace Witness.Lab.Tests.Stories.Namecheap;

/// <summary>A domain as getHosts shows it, byte for byte, but for what a write may change: the ids and the order.</summary>
internal static partial class DomainText
{
    /// <summary>Every line of the answer, in one order.</summary>
    public static IReadOnlyList<string> Of(ServedDomain domain) => Of(domain, domain.Hosts);

    /// <summary>The same as if the domain held these hosts.</summary>
    public static IReadOnlyList<string> Of(ServedDomain domain, IEnumerable<ServedHost> hosts) =>
        [.. HostId().Replace(ServerAnswers.Get(domain, hosts), "").Split("\r\n").Order(StringComparer.Ordinal)];

    [GeneratedRegex("HostId=\"[0-9]+\" ", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostId();
}
