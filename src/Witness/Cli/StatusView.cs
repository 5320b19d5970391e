using Spectre.Console;
using Witness.Core;
using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Strikes;

namespace Witness.Cli;

/// <summary>The status for people: a line of the witness, a row a node, and below them what needs a sentence.</summary>
/// <param name="status">What is known.</param>
/// <param name="now">The present.</param>
internal sealed class StatusView(Status status, DateTimeOffset now)
{
    /// <summary>Names in a row; the rest is counted.</summary>
    private const int MostNames = 3;

    private static readonly CheckOutcome[] WorstFirst =
    [
        CheckOutcome.Failed,
        CheckOutcome.Unknown,
        CheckOutcome.Passed,
    ];

    private LedgerView View => status.View;

    /// <summary>Prints it.</summary>
    public void WriteTo(Terminal terminal)
    {
        terminal.Say(Heading());
        if (status.Memory.Freeze is { } freeze)
        {
            terminal.Say($"frozen {freeze}: no DNS change at all; witness thaw ends it", colour: Color.Yellow);
        }

        var sheet = new Sheet("NODE", "ROTATION", "STRIKES", "CLEAN", "LAST ANSWERS", "PUBLISHED");
        foreach (var standing in View.StandingsOf(status.Memory))
        {
            AddRow(sheet, standing);
        }

        sheet.WriteTo(terminal);
        foreach (
            var line in View.StandingsOf(status.Memory).SelectMany(Remarks).Concat(ZoneLines()).Concat(ChannelLines())
        )
        {
            terminal.Say(line);
        }
    }

    private string Heading()
    {
        var round = status.Memory.LastRound is { } last
            ? $"round {last.Number} {Ago.Of(now - last.At)}, {Phrase.Of(last.Nodes, "node")}, {last.Failed} failed, took {Phrase.Of(last.Took)}{(last.Void is null ? "" : $", void: {last.Void}")}"
            : "no round yet";
        return $"{View.Configuration.Name}: mode {View.Policy.Mode.ToString().ToLowerInvariant()}{(status.DaemonRuns ? "" : ", no daemon running")}; {round}";
    }

    private void AddRow(Sheet sheet, Standing standing)
    {
        var rotation = View.RotationOf(standing, status.Memory);
        var held = standing.Held is null ? "" : ", held";
        var configured = View.Fleet.Find(standing.Node) is null ? ", not configured" : "";
        sheet.Add(
            standing.Node,
            new Cell(rotation + held + configured, ColourOf(rotation)),
            new Cell(
                $"{standing.Strikes.Length}/{View.Policy.Strikes}",
                standing.Strikes.IsEmpty ? null : Color.Yellow
            ),
            $"{standing.CleanRounds}",
            AnswersOf(standing),
            NamesOf(standing)
        );
    }

    /// <summary>The kinds that did not pass; what they answered stands below the rows, where there is room.</summary>
    private Cell AnswersOf(Standing standing)
    {
        var results = status.ResultsOf(standing);
        if (results.Count == 0)
        {
            var isChecked = View.Fleet.Find(standing.Node)?.Checks.Count > 0;
            return new Cell(isChecked ? "none yet" : "no checks", Color.Grey);
        }

        List<string> words = [];
        foreach (var outcome in WorstFirst)
        {
            var alike = results.Where(result => result.Outcome == outcome).ToList();
            if (alike.Count > 0)
            {
                words.Add(
                    outcome == CheckOutcome.Passed ? $"{alike.Count} passed" : $"{KindsOf(alike)} {WordOf(outcome)}"
                );
            }
        }

        return new Cell(string.Join(", ", words), ColourOf(results));
    }

    private IEnumerable<string> Remarks(Standing standing)
    {
        var node = standing.Node;
        if (standing.Rotation != Rotation.In)
        {
            yield return $"{node} is {WordOf(standing.Rotation)} since {Phrase.Of(standing.Since ?? now)}: {standing.Reason}";
        }

        if (standing.Rotation == Rotation.Out && standing.ReadyTold)
        {
            yield return $"{node} is ready to come back: witness readd {node}";
        }

        foreach (var (zone, progress) in Status.WaitingOf(standing))
        {
            var command = standing.Rotation == Rotation.Leaving ? "remove" : "readd";
            var again =
                progress.NotBefore > now
                    ? $"; tried again at {Phrase.Of(progress.NotBefore)}, or at once with: witness {command} {node}"
                    : "";
            yield return $"{node} waits for zone {zone}: {progress.LastError ?? "not tried yet"}{again}";
        }

        if (standing.Held is { } held)
        {
            yield return $"{node} is held {held}; witness release {node} ends it";
        }

        if (status.Spared.TryGetValue(node, out var spared))
        {
            yield return $"{node} stays in DNS: {spared}";
        }

        foreach (var result in status.ResultsOf(standing).Where(result => result.Outcome != CheckOutcome.Passed))
        {
            yield return $"{node} {WordOf(result.Outcome)}: {result}";
        }
    }

    private IEnumerable<string> ZoneLines() =>
        View.Fleet.Zones.Select(zone =>
            status.Memory.Readings.GetValueOrDefault(zone.Name) is { } reading
                ? $"zone {zone.Name} ({zone.Registrar}) read {Ago.Of(now - reading.At)}{LeftAloneIn(zone)}"
                : $"zone {zone.Name} ({zone.Registrar}) not read yet"
        );

    /// <summary>The channels that have not told everything to everybody of late; those that work need no line.</summary>
    private IEnumerable<string> ChannelLines() =>
        from channel in status.Channels
        let trouble = ChannelTrouble.Of(channel, now)
        where trouble is not null
        select $"{trouble}; try it with: witness notices test {channel.Name}";

    private string LeftAloneIn(ZoneSettings zone) =>
        status.LeftAloneIn(zone) is { Count: > 0 } records ? $"; {LeftAlone.Words(records)}" : "";

    private string NamesOf(Standing standing)
    {
        var names = status.PublishedBy(standing).Select(record => record.Name).Distinct().Order().ToList();
        var rest = names.Count > MostNames ? $" and {names.Count - MostNames} more" : "";
        return names.Count == 0 ? "-" : string.Join(' ', names.Take(MostNames)) + rest;
    }

    private static string KindsOf(IEnumerable<CheckResult> results) =>
        string.Join(' ', results.Select(result => result.Check).Distinct(StringComparer.Ordinal));

    private static string WordOf(Enum value) => value.ToString().ToLowerInvariant();

    private static Color ColourOf(IReadOnlyList<CheckResult> results) =>
        results.Any(result => result.Outcome == CheckOutcome.Failed) ? Color.Red
        : results.Any(result => result.Outcome == CheckOutcome.Unknown) ? Color.Yellow
        : Color.Green;

    private static Color ColourOf(string rotation) =>
        rotation switch
        {
            "in" => Color.Green,
            "absent" => Color.Grey,
            "out" => Color.Red,
            _ => Color.Yellow,
        };
}
