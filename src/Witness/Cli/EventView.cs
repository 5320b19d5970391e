using Spectre.Console;
using Witness.Cli.Json;
using Witness.Core;
using Witness.Core.Dns;
using Witness.Ledger.History;

namespace Witness.Cli;

/// <summary>One line of the history, for people or for scripts.</summary>
internal static class EventView
{
    /// <summary>An event for scripts.</summary>
    public static EventShape ShapeOf(HistoryEvent one) =>
        new(
            one.At,
            one.Round,
            one.Node,
            one.Kind,
            one.Detail,
            one.Change?.Zone.Text,
            MovedBy(one) is { } change ? RecordShape.Of(change.Removed) : null,
            MovedBy(one) is null ? null : RecordShape.Of(one.Change!.Added),
            one.Change?.Id,
            one.Change?.Outcome.ToString().ToLowerInvariant(),
            one.Change?.Accepted,
            one.Change?.Publication?.Published,
            one.Change?.Publication?.DrainedBy,
            one.Change?.Publication?.State.ToString().ToLowerInvariant(),
            one.Change?.Publication?.Detail,
            one.Change?.SnapshotId,
            one.Order?.Id ?? one.Change?.OrderId,
            one.Order?.State.ToString().ToLowerInvariant(),
            one.Order?.By,
            one.Order?.Reason ?? one.Verdict?.Reason ?? one.Change?.Reason,
            one.Verdict?.Kind.ToString().ToLowerInvariant(),
            one.Verdict?.Rule.ToString().ToLowerInvariant(),
            one.Notice?.ToString().ToLowerInvariant(),
            one.Results.Count == 0 ? null : [.. one.Results.Select(CheckShape.Of)]
        );

    /// <summary>Writes events, a line each and a change's records below it.</summary>
    public static void Write(Terminal terminal, IEnumerable<HistoryEvent> events)
    {
        foreach (var one in events)
        {
            var head = $"{Phrase.Of(one.At)}  {one.Kind, -7}  {(one.Node is null ? "" : $"{one.Node}: ")}";
            if (terminal.IsInteractive)
            {
                terminal.Console.Write(new Text(head, new Style(ColourOf(one.Kind))));
                terminal.Console.WriteLine(one.Detail);
            }
            else
            {
                terminal.Output.WriteLine(head + one.Detail);
            }

            WriteRecords(terminal, one);
        }
    }

    /// <summary>Writes a change's records as a diff, indented.</summary>
    public static void WriteRecords(Terminal terminal, HistoryEvent one)
    {
        foreach (var record in MovedBy(one)?.Removed ?? [])
        {
            WriteRecord(terminal, '-', record, Color.Red);
        }

        foreach (var record in MovedBy(one)?.Added ?? [])
        {
            WriteRecord(terminal, '+', record, Color.Green);
        }
    }

    /// <summary>Writes one record of a diff, indented.</summary>
    public static void WriteRecord(Terminal terminal, char sign, DnsRecord record, Color colour)
    {
        if (terminal.IsInteractive)
        {
            terminal.Console.Write(new Text($"    {sign} {record}", new Style(colour)));
            terminal.Console.WriteLine();
        }
        else
        {
            terminal.Output.WriteLine($"    {sign} {record}");
        }
    }

    /// <summary>The change whose records an event shows: where it is told that it was published, they have been shown.</summary>
    private static RecordedChange? MovedBy(HistoryEvent one) => one.Kind == HistoryKinds.Change ? one.Change : null;

    private static Color ColourOf(string kind) =>
        kind switch
        {
            HistoryKinds.Strike => Color.Yellow,
            HistoryKinds.Verdict => Color.Red,
            HistoryKinds.Change or HistoryKinds.Publish => Color.Blue,
            HistoryKinds.Order => Color.Green,
            _ => Color.Grey,
        };
}
