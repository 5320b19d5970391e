using System.Globalization;
using Spectre.Console;
using Witness.Core;
using Witness.Core.Dns;
using Witness.Ledger.History;
using Witness.Status;

namespace Witness.Cli;

/// <summary>
/// The history for people. Every fact stands once: a change leaves out the reason that its verdict or order has just given,
/// and what a notice says again is left out altogether. <c>--json</c> has everything.
/// </summary>
internal static class EventView
{
    /// <summary>Writes events, a line each and a change's records below it.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="events">The events, oldest first.</param>
    /// <param name="day">The day that stands above already, on a line of its own as it does at a terminal; null for none.</param>
    /// <param name="withDay">False where the day goes without saying.</param>
    /// <returns>The day of the last event at a terminal.</returns>
    public static DateOnly? Write(
        Terminal terminal,
        IEnumerable<HistoryEvent> events,
        DateOnly? day = null,
        bool withDay = true
    )
    {
        foreach (var one in terminal.IsInteractive ? EventRuns.Of(events) : events.Select(one => new EventRun(one)))
        {
            if (withDay && terminal.IsInteractive && day != DayOf(one.First.At))
            {
                day = DayOf(one.First.At);
                terminal.Say($"{day:yyyy-MM-dd}, UTC", colour: Color.Grey);
            }

            Write(terminal, one);
        }

        return day;
    }

    /// <summary>Writes one event behind its whole time, whatever came before it.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="one">The event.</param>
    /// <param name="text">What it says.</param>
    public static void Write(Terminal terminal, HistoryEvent one, string text)
    {
        terminal.Say(new Cell($"{Phrase.Of(one.At)}  {one.Kind, -8}  ", ColourOf(one.Kind)), text);
        WriteRecords(terminal, one.Moved);
    }

    /// <summary>Writes a change's records as a diff, indented.</summary>
    public static void WriteRecords(Terminal terminal, RecordedChange? change)
    {
        foreach (var record in change?.Removed ?? [])
        {
            WriteRecord(terminal, '-', record);
        }

        foreach (var record in change?.Added ?? [])
        {
            WriteRecord(terminal, '+', record);
        }
    }

    /// <summary>Writes one record of a diff, indented.</summary>
    public static void WriteRecord(Terminal terminal, char sign, DnsRecord record) =>
        terminal.Say($"    {sign} {record}", hang: 8, sign == '-' ? Color.Red : Color.Green);

    /// <summary>What an event says, without the node's name and without what is said beside it.</summary>
    public static string TextOf(HistoryEvent one) =>
        one switch
        {
            { Moved: { } change } => TextOf(change),
            { Kind: HistoryKinds.Recovery } => $"passes again, {Phrase.Of(one.Results.Count, "check")} asked",
            _ => one.Detail,
        };

    private static void Write(Terminal terminal, EventRun run)
    {
        var one = run.First;
        var text = one.Node is null || one.Kind == HistoryKinds.Notice ? TextOf(one) : $"{one.Node}: {TextOf(one)}";
        if (!terminal.IsInteractive)
        {
            Write(terminal, one, text);
            return;
        }

        var head = $"{TimeOf(one.At)}  {one.Kind, -8}  ";
        terminal.Say(
            new Cell(head, ColourOf(one.Kind)),
            run.Count == 1 ? text : $"{text} ({run.Count} times until {TimeOf(run.Last)})"
        );
        WriteRecords(terminal, one.Moved);
    }

    private static string TextOf(RecordedChange change)
    {
        var by = change.OrderId is { } order ? $" by order {order}" : "";
        return $"{change.Moves}{by}: {change.Result}";
    }

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private static string TimeOf(DateTimeOffset at) =>
        at.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The colour of a kind's word.</summary>
    public static Color ColourOf(string kind) =>
        kind switch
        {
            HistoryKinds.Strike => Color.Yellow,
            HistoryKinds.Verdict => Color.Red,
            HistoryKinds.Change or HistoryKinds.Publish => Color.Blue,
            HistoryKinds.Order or HistoryKinds.Recovery => Color.Green,
            _ => Color.Grey,
        };
}
