using System.Text.Json.Serialization;
using Witness.Core.Checks;

namespace Witness.Cli.Json;

/// <summary>A check's answer. <c>passed</c> is null where the answer is unknown.</summary>
internal sealed record CheckShape(
    string Check,
    string Address,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool? Passed,
    long Ms,
    string Detail,
    string Role,
    CheckEvidenceShape? Evidence
)
{
    /// <summary>A result as scripts see it.</summary>
    public static CheckShape Of(CheckResult result) =>
        new(
            result.Check,
            result.Address.ToString(),
            PassedOf(result.Outcome),
            (long)result.Took.TotalMilliseconds,
            result.Detail,
            result.Role.ToString().ToLowerInvariant(),
            CheckEvidenceShape.Of(result.Evidence)
        );

    /// <summary>An outcome as scripts see it: true, false, or null where it is unknown.</summary>
    public static bool? PassedOf(CheckOutcome? outcome) =>
        outcome switch
        {
            CheckOutcome.Passed => true,
            CheckOutcome.Failed => false,
            _ => null,
        };
}

/// <summary>What a check saw on its way.</summary>
internal sealed record CheckEvidenceShape(
    string Phase,
    double? ConnectMs,
    double? TlsMs,
    double? FirstByteMs,
    int? Status,
    string? Certificate,
    DateTimeOffset? CertificateExpires
)
{
    /// <summary>Evidence as scripts see it.</summary>
    public static CheckEvidenceShape? Of(CheckEvidence? evidence) =>
        evidence is null
            ? null
            : new CheckEvidenceShape(
                evidence.Phase,
                evidence.Connect?.TotalMilliseconds,
                evidence.Tls?.TotalMilliseconds,
                evidence.FirstByte?.TotalMilliseconds,
                evidence.HttpStatus,
                evidence.CertificateSubject,
                evidence.CertificateExpires
            );
}

/// <summary><c>witness check --json</c>.</summary>
internal sealed record ChecksShape(IReadOnlyList<CheckedNodeShape> Nodes);

/// <summary>One node that was asked.</summary>
internal sealed record CheckedNodeShape(string Name, bool? Passed, IReadOnlyList<CheckShape> Checks);
