using System.Text.RegularExpressions;
using Witness.Core.Dns;
using Witness.Registrars.MasterFiles;
using Witness.Registrars.Programs;

namespace Witness.Registrars.Rfc2136;

/// <summary>What dig printed: the records of all answers, and what it said about them in its comments.</summary>
/// <param name="Statuses">The response code of each answer, such as <c>NOERROR</c>.</param>
/// <param name="IsAuthoritative">True where every answer is (flag <c>aa</c>).</param>
/// <param name="Records">The records of the answer sections, in order.</param>
/// <param name="Trouble">What dig complains of, or null: an answer beside a complaint proves nothing.</param>
internal sealed partial record DigAnswer(
    IReadOnlyList<string> Statuses,
    bool IsAuthoritative,
    IReadOnlyList<DnsRecord> Records,
    string? Trouble
)
{
    private static readonly DomainName Root = DomainName.Parse(".");

    /// <summary>Reads what dig printed with <c>+noall +answer +comments</c>.</summary>
    /// <exception cref="FormatException">A line of it is no record.</exception>
    public static DigAnswer Of(ProgramResult dig)
    {
        var comments = dig
            .Output.Split('\n')
            .Where(line => line.StartsWith(';'))
            .Concat(dig.Errors.Split('\n'))
            .Select(line => line.TrimStart(';', ' ').Trim())
            .ToList();
        var flags = comments.Where(line => line.StartsWith("flags:", StringComparison.Ordinal)).ToList();
        return new DigAnswer(
            [
                .. comments
                    .Select(line => Status().Match(line))
                    .Where(it => it.Success)
                    .Select(it => it.Groups["code"].Value),
            ],
            flags.Count > 0 && flags.TrueForAll(line => Authoritative().IsMatch(line)),
            [.. MasterFileReader.Read("dig", dig.Output, Root, NoInclude).Select(record => record.Record)],
            TroubleIn(comments) ?? (dig.ExitCode == 0 ? null : $"exit status {dig.ExitCode}: {dig.LastWords}")
        );
    }

    private static string? TroubleIn(IEnumerable<string> comments) =>
        comments.FirstOrDefault(line => !Status().IsMatch(line) && Complaint().IsMatch(line));

    private static string NoInclude(string file) => throw new FormatException($"an answer that includes '{file}'");

    [GeneratedRegex(
        @"^->>HEADER<<-.* status: (?<code>\w+),",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Status();

    [GeneratedRegex(@"^flags:[a-z ]* aa[ ;]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Authoritative();

    /// <summary>dig has no exit status for most of its troubles, and a dozen sentences.</summary>
    [GeneratedRegex(
        "error|fail|warning|couldn't|could not|can't|timed out|unreachable|refused|truncated|mismatch|expected|malformed|no servers",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Complaint();
}
