using System.Text.RegularExpressions;
using Witness.Registrars.Tests.Namecheap;

namespace Witness.Lab.Tests.Stories.Namecheap;

/// <summary>A domain as getHosts shows it, byte for byte, but for what a write may change: the ids and the order.</summary>
internal static partial class DomainText
{
    /// <summary>Every line of the answer, in one order.</summary>
    public static IReadOnlyList<string> Of(ServedDomain domain) =>
        [.. HostId().Replace(ServerAnswers.Get(domain, domain.Hosts), "").Split("\r\n").Order(StringComparer.Ordinal)];

    /// <summary>The lines without those of some hosts.</summary>
    public static IEnumerable<string> Without(IReadOnlyList<string> lines, Predicate<string> isLeft) =>
        lines.Where(line => !isLeft(line));

    [GeneratedRegex("HostId=\"[0-9]+\" ", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostId();
}
