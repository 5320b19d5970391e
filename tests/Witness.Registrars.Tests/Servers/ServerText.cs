using System.Text.RegularExpressions;

namespace Witness.Registrars.Tests.Servers;

/// <summary>Records as BIND's tools print them, in the form in which tests compare.</summary>
internal static partial class ServerText
{
    /// <summary>The records of a text, the SOA aside, as sorted <see cref="ContractZone.Line"/>s.</summary>
    public static IReadOnlyList<string> Lines(string text) =>
        [
            .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => Record().Match(line))
                .Where(match => match.Success && match.Groups["type"].Value != "SOA")
                .Select(match =>
                    $"{match.Groups["name"].Value.ToLowerInvariant()} {match.Groups["ttl"]} {match.Groups["type"]} {match.Groups["data"]}"
                )
                .Order(StringComparer.Ordinal),
        ];

    [GeneratedRegex(
        @"^(?<name>[^;\s]\S*)\s+(?<ttl>\d+)\s+IN\s+(?<type>\S+)\s+(?<data>.*)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Record();
}
