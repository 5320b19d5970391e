namespace Witness.Core.Checks;

/// <summary>What a check saw on its way, kept for the case file. What it did not get to see is null.</summary>
/// <param name="Phase">The phase reached last, in words: <c>connect</c>, <c>TLS handshake</c>, <c>first byte</c>, <c>body</c> …</param>
public sealed record CheckEvidence(string Phase)
{
    /// <summary>Time from the start of the check until the TCP connection stood.</summary>
    public TimeSpan? Connect { get; init; }

    /// <summary>Time the TLS handshake took.</summary>
    public TimeSpan? Tls { get; init; }

    /// <summary>Time from the request's last byte to the answer's first one.</summary>
    public TimeSpan? FirstByte { get; init; }

    /// <summary>The HTTP status, 100 to 599.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>What the answer's Date field says of the present, UTC (RFC 9110 §6.6.1). Not kept in the ledger.</summary>
    public DateTimeOffset? ServerDate { get; init; }

    /// <summary>The subject of the certificate shown, as in RFC 4514.</summary>
    public string? CertificateSubject { get; init; }

    /// <summary>When the certificate shown expires, UTC.</summary>
    public DateTimeOffset? CertificateExpires { get; init; }
}
