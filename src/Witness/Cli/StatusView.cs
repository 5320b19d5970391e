using Spectre.Console;
using Witness.Cli.Json;
using Witness.Core;
using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Strikes;
using Witness.Ledger.History;

namespace Witness.Cli;

/// <summary>The status, as a table or as JSON.</summary>
/// <param name="view">The configuration and fleet.</param>
/// <param name="memory">What the ledger knows.</param>
/// <param name="answers">What each node answered last.</param>
/// <param name="daemonRuns">True where a daemon holds the ledger.</param>
internal sealed class StatusView(
    LedgerView view,
    Recollection memory,
    IReadOnlyList<NodeAnswers> answers,
    bool daemonRuns
)
{
    private readonly Dictionary<string, NodeAnswers> _answers = answers.ToDictionary(
        one => one.Node,
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The status for scripts.</summary>
    public StatusShape ToShape() =>
        new(
            view.Configuration.Name,
            view.Policy.Mode.ToString().ToLowerInvariant(),
            memory.Freeze is not null,
            HoldShape.Of(memory.Freeze),
            memory.LastRound is { } round
                ? new RoundShape(
                    round.At,
                    round.Void,
                    round.Nodes,
                    round.Failed,
                    (long)round.Took.TotalMilliseconds,
                    round.Number
                )
                : null,
            daemonRuns,
            [.. view.StandingsOf(memory).Select(ShapeOf)],
            [
                .. view.Fleet.Zones.Select(zone => new ZoneShape(
                    zone.Name.Text,
                    zone.Registrar,
                    memory.Readings.GetValueOrDefault(zone.Name)?.At
                )),
            ]
        );

    /// <summary>The status for people.</summary>
    public void WriteTo(Terminal terminal)
    {
        WriteHeading(terminal);
        var sheet = new Sheet("NODE", "ROTATION", "STRIKES", "CLEAN", "LAST ANSWERS", "PUBLISHED");
        foreach (var standing in view.StandingsOf(memory))
        {
            var rotation = view.RotationOf(standing, memory);
            sheet.Add(
                standing.Node,
                new Cell(Rotation(standing, rotation), ColourOf(rotation)),
                new Cell(
                    $"{standing.Strikes.Length}/{view.Policy.Strikes}",
                    standing.Strikes.IsEmpty ? null : Color.Yellow
                ),
                $"{standing.CleanRounds}",
                AnswersOf(standing),
                NamesOf(standing)
            );
        }

        sheet.WriteTo(terminal);
        foreach (var line in Remarks(terminal.Time.GetUtcNow()))
        {
            terminal.Output.WriteLine(line);
        }
    }

    private void WriteHeading(Terminal terminal)
    {
        var now = terminal.Time.GetUtcNow();
        var round = memory.LastRound is { } last
            ? $"round {last.Number}, {Phrase.Of(now - last.At)} ago: {Phrase.Of(last.Nodes, "node")}, {last.Failed} failed, {Phrase.Of(last.Took)}{(last.Void is null ? "" : $", void: {last.Void}")}"
            : "no round yet";
        terminal.Output.WriteLine(
            $"{view.Configuration.Name}: mode {view.Policy.Mode.ToString().ToLowerInvariant()}{(daemonRuns ? "" : ", no daemon running")}; {round}"
        );
    }

    private IEnumerable<string> Remarks(DateTimeOffset now)
    {
        if (memory.Freeze is { } freeze)
        {
            yield return $"frozen {freeze}: no DNS change at all; witness thaw ends it";
        }

        foreach (var standing in view.StandingsOf(memory))
        {
            if (standing.Held is { } held)
            {
                yield return $"{standing.Node} is held {held}; witness release {standing.Node} ends it";
            }

            if (standing.Rotation != Core.Strikes.Rotation.In)
            {
                yield return $"{standing.Node} is {standing.Rotation.ToString().ToLowerInvariant()} since {Phrase.Of(standing.Since ?? now)}: {standing.Reason}";
            }

            foreach (var (zone, progress) in standing.Zones.Where(zone => standing.IsMoving && !zone.Value.Settled))
            {
                yield return $"{standing.Node} waits for zone {zone}: {progress.LastError ?? "not tried yet"}{(progress.NotBefore > now ? $"; tried again at {Phrase.Of(progress.NotBefore)}" : "")}";
            }
        }

        foreach (var zone in view.Fleet.Zones)
        {
            yield return memory.Readings.GetValueOrDefault(zone.Name) is { } reading
                ? $"zone {zone.Name} ({zone.Registrar}) read {Phrase.Of(now - reading.At)} ago"
                : $"zone {zone.Name} ({zone.Registrar}) not read yet";
        }
    }

    private NodeShape ShapeOf(Standing standing)
    {
        var node = view.Fleet.Find(standing.Node);
        return new NodeShape(
            standing.Node,
            [.. (node?.Addresses ?? []).Select(address => address.ToString())],
            view.RotationOf(standing, memory),
            HoldShape.Of(standing.Held),
            standing.Strikes.Length,
            view.Policy.Strikes,
            standing.CleanRounds,
            [.. ResultsOf(standing).Select(CheckShape.Of)],
            node is not null,
            standing.Since,
            standing.Reason,
            RecordShape.Of(PublishedBy(standing)),
            RecordShape.Of(standing.Owed.Select(owed => owed.Record)),
            [
                .. standing
                    .Zones.Where(zone => standing.IsMoving && !zone.Value.Settled)
                    .Select(zone => new WaitShape(
                        zone.Key.Text,
                        zone.Value.Tries,
                        zone.Value.Tries == 0 ? null : zone.Value.NotBefore,
                        zone.Value.LastError
                    )),
            ]
        );
    }

    private IReadOnlyList<CheckResult> ResultsOf(Standing standing) =>
        _answers.GetValueOrDefault(standing.Node)?.Results ?? [];

    private IReadOnlyList<DnsRecord> PublishedBy(Standing standing) =>
        Publication.RecordsOf(standing, view.Fleet, memory.Standings.Values, memory.Readings);

    private string Rotation(Standing standing, string rotation) =>
        rotation
        + (standing.Held is null ? "" : ", held")
        + (view.Fleet.Find(standing.Node) is null ? ", not configured" : "");

    private Cell AnswersOf(Standing standing)
    {
        var results = ResultsOf(standing);
        var bad = results.Where(result => result.Outcome != CheckOutcome.Passed).ToList();
        return results.Count == 0
                ? new Cell(view.Fleet.Find(standing.Node)?.Checks.Count > 0 ? "none yet" : "no checks", Color.Grey)
            : bad.Count == 0 ? new Cell($"{results.Count} passed", Color.Green)
            : new Cell(
                string.Join('\n', bad),
                bad.Exists(one => one.Outcome == CheckOutcome.Failed) ? Color.Red : Color.Yellow
            );
    }

    private string NamesOf(Standing standing)
    {
        var names = PublishedBy(standing)
            .Select(record => record.Name)
            .Distinct()
            .Order()
            .Select(name => name.ToString());
        return string.Join(' ', names) is { Length: > 0 } text ? text : "-";
    }

    private static Color? ColourOf(string rotation) =>
        rotation switch
        {
            "in" => Color.Green,
            "absent" => Color.Grey,
            "out" => Color.Red,
            _ => Color.Yellow,
        };
}
