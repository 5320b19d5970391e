using System.Globalization;
using Spectre.Console;
using Witness.Core;
using Witness.Core.Checks;
using Witness.Ledger.History;
using Witness.Status;

namespace Witness.Cli;

/// <summary>A case for people: the answer in three sentences, then the evidence in the order in which it came.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="one">The case.</param>
internal sealed class CaseView(Terminal terminal, Case one)
{
    private DateOnly? _day;

    /// <summary>Prints it.</summary>
    public void Write()
    {
        WriteSummary();
        var before = (one.Before?.Count ?? 0) - one.Strikes.Count();
        if (before > 0)
        {
            terminal.Say($"{Phrase.Of(before, "strike")} before these, since {Phrase.Of(one.Before!.First)}");
        }

        foreach (var row in Rows(before).OrderBy(row => row.At))
        {
            row.Write();
        }

        EarlierCases.Write(terminal, one);
    }

    private void WriteSummary()
    {
        terminal.Say(one.Summary.What, colour: one.Span.IsOut ? Color.Red : Color.Yellow);
        terminal.Say(new Cell("true?  ", Color.Grey), one.Summary.Truth);
        terminal.Say(
            new Cell("now    ", Color.Grey),
            one.Summary.Command is null ? one.Summary.Next : $"{one.Summary.Next}:"
        );
        if (one.Summary.Command is { } command)
        {
            terminal.Say($"       {command}", colour: Color.Green);
        }

        terminal.Say("");
    }

    private IEnumerable<Row> Rows(int before)
    {
        var number = before;
        foreach (var group in StrikeGroups.Of(one))
        {
            var first = number + 1;
            number += group.Strikes.Count;
            yield return new Row(group.First.At, () => WriteStrikes(group, first));
        }

        if (one.After is { } after)
        {
            yield return new Row(after.First, () => WriteAfter(after));
        }

        foreach (var happened in EventEchoes.Without(one.Events).Where(IsRow))
        {
            yield return new Row(happened.At, () => WriteEvent(happened));
        }
    }

    /// <summary>A publication stands below its change.</summary>
    private static bool IsRow(HistoryEvent happened) =>
        happened.Kind is not (HistoryKinds.Strike or HistoryKinds.Publish);

    private void WriteStrikes(StrikeGroup group, int first)
    {
        BeginDay(group.First.At);
        var count = group.Strikes.Count;
        var (strike, last) = (group.First, first + count - 1);
        Head(
            strike,
            count == 1
                ? $"{first} of {one.Before!.Count}"
                : $"{first} to {last} of {one.Before!.Count}, alike, until {TimeOf(group.Last.At)}"
        );
        foreach (var result in group.Differing)
        {
            CheckLines.Write(terminal, [.. group.AllOf(result)]);
        }

        WriteAsBefore(group.AsBefore);
        if (group.HasOtherContext)
        {
            ContextLines.Write(terminal, group.Context);
        }
    }

    private void WriteAsBefore(IEnumerable<CheckResult> results)
    {
        var names = results.Select(result => $"{result.Check} {result.Address}").ToList();
        if (names.Count > 0)
        {
            terminal.Say($"    as before: {string.Join(", ", names)}", hang: 8, Color.Grey);
        }
    }

    private void WriteAfter(StrikeSpell after)
    {
        BeginDay(after.First);
        Head(
            new HistoryEvent(after.First, HistoryKinds.Strike, ""),
            after.Count == 1 ? "1 more" : $"{after.Count} more, until {TimeOf(after.Last)}"
        );
    }

    private void WriteEvent(HistoryEvent happened)
    {
        BeginDay(happened.At);
        Head(happened, TextOf(happened));
        EventView.WriteRecords(terminal, happened.Moved);
        ChangeTimes.Write(terminal, happened.Moved, TimeOf);
        if (happened.Kind == HistoryKinds.Recovery)
        {
            foreach (var result in happened.Results)
            {
                CheckLines.Write(terminal, [result]);
            }
        }
    }

    /// <summary>What an event says, without what the summary has said already.</summary>
    private string TextOf(HistoryEvent happened) =>
        happened switch
        {
            { Verdict: { } verdict } when one.Summary.What.Contains(verdict.Reason, StringComparison.Ordinal) =>
                $"{verdict.Detail[..verdict.Detail.IndexOf(':', StringComparison.Ordinal)]}, by the rule {Phrase.Of(verdict.Rule)}",
            { Verdict: { } verdict } => $"{verdict.Detail} (rule {Phrase.Of(verdict.Rule)})",
            { Moved: { Accepted: not null } change } => $"{change.Moves}{ByOf(change)}",
            { Kind: HistoryKinds.Recovery } => one.Span.Decided is { } decided && happened.At > decided
                ? $"first success, {Phrase.Of(happened.At - decided)} after the verdict"
                : "passes again",
            _ => EventView.TextOf(happened),
        };

    private static string ByOf(RecordedChange change) => change.OrderId is { } order ? $" by order {order}" : "";

    private void Head(HistoryEvent happened, string text) =>
        terminal.Say(
            new Cell($"{TimeOf(happened.At)}  {happened.Kind, -8}  ", EventView.ColourOf(happened.Kind)),
            text
        );

    /// <summary>At a terminal a day stands on a line of its own, and below it only times.</summary>
    private void BeginDay(DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        if (terminal.IsInteractive && _day != day)
        {
            _day = day;
            terminal.Say($"{day:yyyy-MM-dd}, UTC", colour: Color.Grey);
        }
    }

    /// <summary>The time alone, on a day that stands above; elsewhere the day with it.</summary>
    private string TimeOf(DateTimeOffset at) =>
        terminal.IsInteractive && _day == DateOnly.FromDateTime(at.UtcDateTime)
            ? at.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : Phrase.Of(at);

    /// <summary>Something that happened, and what prints it.</summary>
    private sealed record Row(DateTimeOffset At, Action Write);
}
