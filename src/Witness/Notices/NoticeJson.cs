using System.Text.Json.Serialization;
using Witness.Cli.Json;
using Witness.Core.Dns;

namespace Witness.Notices;

/// <summary>A notice for programs: what a webhook of the format <c>json</c> is posted, and a command reads. See docs/notices.md.</summary>
internal sealed record NoticeJson(
    long Id,
    string Key,
    string Witness,
    string Kind,
    string? Node,
    string? Zone,
    DateTimeOffset At,
    string Subject,
    string Text,
    IReadOnlyList<RecordShape>? Removed,
    IReadOnlyList<RecordShape>? Added,
    string? Command
)
{
    /// <summary>A message for programs.</summary>
    public static NoticeJson Of(NoticeMessage message) =>
        new(
            message.Id,
            message.Key,
            message.Witness,
            message.Kind,
            message.Node,
            message.Zone,
            message.At,
            message.Subject,
            message.Text,
            ShapesOf(message.Removed),
            ShapesOf(message.Added),
            message.Command
        );

    private static IReadOnlyList<RecordShape>? ShapesOf(IReadOnlyList<DnsRecord> records) =>
        records.Count == 0 ? null : RecordShape.Of(records);
}

/// <summary>How it becomes JSON: in ASCII, and what a notice does not have is left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(UtcConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(NoticeJson))]
internal sealed partial class NoticeShapes : JsonSerializerContext;
