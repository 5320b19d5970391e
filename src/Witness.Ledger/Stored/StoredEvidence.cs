using Witness.Core.Checks;

namespace Witness.Ledger.Stored;

/// <summary>What a check saw on its way, as kept.</summary>
internal sealed record StoredEvidence(string Phase)
{
    public long? ConnectUs { get; init; }

    public long? TlsUs { get; init; }

    public long? FirstByteUs { get; init; }

    public long? HttpStatus { get; init; }

    public string? CertificateSubject { get; init; }

    public long? CertificateExpires { get; init; }

    public static StoredEvidence Of(CheckEvidence evidence) =>
        new(evidence.Phase)
        {
            ConnectUs = evidence.Connect?.Kept(),
            TlsUs = evidence.Tls?.Kept(),
            FirstByteUs = evidence.FirstByte?.Kept(),
            HttpStatus = evidence.HttpStatus,
            CertificateSubject = evidence.CertificateSubject,
            CertificateExpires = evidence.CertificateExpires.Kept(),
        };

    public CheckEvidence ToEvidence() =>
        new(Phase)
        {
            Connect = Span(ConnectUs),
            Tls = Span(TlsUs),
            FirstByte = Span(FirstByteUs),
            HttpStatus = (int?)HttpStatus,
            CertificateSubject = CertificateSubject,
            CertificateExpires = Instant.Of(CertificateExpires),
        };

    private static TimeSpan? Span(long? us) => us is { } known ? TimeSpan.FromMicroseconds(known) : null;
}
