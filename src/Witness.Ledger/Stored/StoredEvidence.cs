using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Core.Checks;

namespace Witness.Ledger.Stored;

/// <summary>What a check saw on its way, as kept.</summary>
internal static class StoredEvidence
{
    public static JsonObject Of(CheckEvidence evidence) =>
        StoredJson.Object(
            ("phase", evidence.Phase),
            ("connectUs", evidence.Connect?.Kept()),
            ("tlsUs", evidence.Tls?.Kept()),
            ("firstByteUs", evidence.FirstByte?.Kept()),
            ("httpStatus", evidence.HttpStatus),
            ("certificateSubject", evidence.CertificateSubject),
            ("certificateExpires", evidence.CertificateExpires.Kept())
        );

    public static CheckEvidence From(JsonElement json) =>
        new(json.Text("phase"))
        {
            Connect = Span(json.NumberOrNull("connectUs")),
            Tls = Span(json.NumberOrNull("tlsUs")),
            FirstByte = Span(json.NumberOrNull("firstByteUs")),
            HttpStatus = (int?)json.NumberOrNull("httpStatus"),
            CertificateSubject = json.TextOrNull("certificateSubject"),
            CertificateExpires = Instant.Of(json.NumberOrNull("certificateExpires")),
        };

    private static TimeSpan? Span(long? us) => us is { } known ? TimeSpan.FromMicroseconds(known) : null;
}
