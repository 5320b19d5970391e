using Witness.Core;
using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Strikes;

namespace Witness.Status;

/// <summary>The status in words, for a terminal as for a page.</summary>
/// <param name="status">What is known.</param>
/// <param name="now">The present.</param>
internal sealed class StatusWords(StatusReading status, DateTimeOffset now)
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

    /// <summary>The witness, its mode, and its last round.</summary>
    public string Heading()
    {
        var round = status.Memory.LastRound is { } last
            ? $"round {last.Number} {Ago.Of(now - last.At)}, {RoundWords(last)}"
            : "no round yet";
        return $"{View.Configuration.Name}: mode {Phrase.Of(View.Policy.Mode)}{(status.DaemonRuns ? "" : ", no daemon running")}; {round}";
    }

    /// <summary>What a round came to.</summary>
    public static string RoundWords(RoundMark round) =>
        $"{Phrase.Of(round.Nodes, "node")}, {round.Failed} failed, took {Phrase.Of(round.Took)}{(round.Void is null ? "" : $", void: {round.Void}")}";

    /// <summary>What a freeze means; null where there is none.</summary>
    public string? Freeze =>
        status.Memory.Freeze is { } freeze ? $"frozen {freeze}: no DNS change at all; witness thaw ends it" : null;

    /// <summary>Where a node stands, and what is to be known about that: <c>out, held</c>.</summary>
    public string RotationOf(Standing standing)
    {
        var held = standing.Held is null ? "" : ", held";
        var configured = View.Fleet.Find(standing.Node) is null ? ", not configured" : "";
        return View.RotationOf(standing, status.Memory) + held + configured;
    }

    /// <summary>The kinds that did not pass; what they answered stands in the remarks, where there is room.</summary>
    public string AnswersOf(Standing standing)
    {
        var results = status.ResultsOf(standing);
        if (results.Count == 0)
        {
            var isChecked = View.Fleet.Find(standing.Node)?.Checks.Count > 0;
            return isChecked ? "none yet" : "no checks";
        }

        List<string> words = [];
        foreach (var outcome in WorstFirst)
        {
            var alike = results.Where(result => result.Outcome == outcome).ToList();
            if (alike.Count > 0)
            {
                words.Add(
                    outcome == CheckOutcome.Passed ? $"{alike.Count} passed" : $"{KindsOf(alike)} {Phrase.Of(outcome)}"
                );
            }
        }

        return string.Join(", ", words);
    }

    /// <summary>The worst of the last answers; null where there is none.</summary>
    public CheckOutcome? WorstOf(Standing standing)
    {
        var results = status.ResultsOf(standing);
        return results.Count == 0
            ? null
            : WorstFirst.First(outcome => results.Any(result => result.Outcome == outcome));
    }

    /// <summary>What needs a sentence of a node; nothing of one that is In and passes.</summary>
    public IEnumerable<string> Remarks(Standing standing)
    {
        var node = standing.Node;
        if (standing.Rotation != Rotation.In)
        {
            yield return $"{node} is {Phrase.Of(standing.Rotation)} since {Phrase.Of(standing.Since ?? now)}: {standing.Reason}";
        }

        if (standing.Rotation == Rotation.Out && standing.ReadyTold)
        {
            yield return $"{node} is ready to come back: witness readd {node}";
        }

        foreach (var (zone, progress) in StatusReading.WaitingOf(standing))
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
            yield return $"{node} {Phrase.Of(result.Outcome)}: {result}";
        }
    }

    /// <summary>How old is what is known of each zone, and what is left alone there.</summary>
    public IEnumerable<string> ZoneLines() =>
        View.Fleet.Zones.Select(zone =>
            status.Memory.Readings.GetValueOrDefault(zone.Name) is { } reading
                ? $"zone {zone.Name} ({zone.Registrar}) read {Ago.Of(now - reading.At)}{LeftAloneIn(zone)}"
                : $"zone {zone.Name} ({zone.Registrar}) not read yet"
        );

    /// <summary>The channels that have not told everything to everybody of late; those that work need no line.</summary>
    public IEnumerable<string> ChannelLines() =>
        from channel in status.Channels
        let trouble = ChannelTrouble.Of(channel, now)
        where trouble is not null
        select $"{trouble}; try it with: witness notices test {channel.Name}";

    private string LeftAloneIn(ZoneSettings zone) =>
        status.LeftAloneIn(zone) is { Count: > 0 } records ? $"; {LeftAlone.Words(records)}" : "";

    /// <summary>The names under which a node is published.</summary>
    public string NamesOf(Standing standing)
    {
        var names = status.PublishedBy(standing).Select(record => record.Name).Distinct().Order().ToList();
        var rest = names.Count > MostNames ? $" and {names.Count - MostNames} more" : "";
        return names.Count == 0 ? "-" : string.Join(' ', names.Take(MostNames)) + rest;
    }

    private static string KindsOf(IEnumerable<CheckResult> results) =>
        string.Join(' ', results.Select(result => result.Check).Distinct(StringComparer.Ordinal));
}
