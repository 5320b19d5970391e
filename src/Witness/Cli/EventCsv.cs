using System.Globalization;
using Witness.Cli.Json;
using Witness.Ledger.History;

namespace Witness.Cli;

/// <summary>
/// The history for spreadsheets, as RFC 4180 has it: a header, a record an event, lines that end with CRLF, and quotes
/// where a field needs them. The columns are the fields of the JSON by the same names, except for the evidence; new ones
/// are only ever added at the end.
/// </summary>
internal static class EventCsv
{
    private const string EndOfLine = "\r\n";

    private static readonly (string Name, Func<EventShape, object?> Of)[] Columns =
    [
        ("at", one => one.At),
        ("round", one => one.Round),
        ("node", one => one.Node),
        ("kind", one => one.Kind),
        ("detail", one => one.Detail),
        ("zone", one => one.Zone),
        ("removed", one => RecordsOf(one.Removed)),
        ("added", one => RecordsOf(one.Added)),
        ("change", one => one.Change),
        ("outcome", one => one.Outcome),
        ("acceptedAt", one => one.AcceptedAt),
        ("publishedAt", one => one.PublishedAt),
        ("drainedBy", one => one.DrainedBy),
        ("publication", one => one.Publication),
        ("publicationDetail", one => one.PublicationDetail),
        ("snapshot", one => one.Snapshot),
        ("order", one => one.Order),
        ("state", one => one.State),
        ("by", one => one.By),
        ("reason", one => one.Reason),
        ("verdict", one => one.Verdict),
        ("rule", one => one.Rule),
        ("notice", one => one.Notice),
    ];

    /// <summary>Prints the header.</summary>
    public static void WriteHeader(Terminal terminal) => WriteLine(terminal, Columns.Select(column => column.Name));

    /// <summary>Prints events.</summary>
    public static void Write(Terminal terminal, IEnumerable<HistoryEvent> events)
    {
        foreach (var shape in events.Select(one => EventJson.ShapeOf(one)))
        {
            WriteLine(terminal, Columns.Select(column => TextOf(column.Of(shape))));
        }
    }

    /// <summary>A field as it stands in a line.</summary>
    public static string Field(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static void WriteLine(Terminal terminal, IEnumerable<string> fields) =>
        terminal.Output.Write(string.Join(',', fields.Select(Field)) + EndOfLine);

    private static string TextOf(object? value) =>
        value switch
        {
            DateTimeOffset at => UtcConverter.TextOf(at),
            null => "",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    private static string? RecordsOf(IReadOnlyList<RecordShape>? records) =>
        records is null ? null : string.Join("; ", records.Select(one => string.Join(' ', Words(one))));

    private static IEnumerable<object> Words(RecordShape record) =>
        new object?[] { record.Name, record.Ttl, record.Type, record.Data }.OfType<object>();
}
