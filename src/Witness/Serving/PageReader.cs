using System.Globalization;
using Witness.Configuration;
using Witness.Core;
using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Strikes;
using Witness.Core.Timelines;
using Witness.Serving.Pages;
using Witness.Status;

namespace Witness.Serving;

/// <summary>Reads what the page shows out of the ledger, and covers what it must not.</summary>
/// <param name="configuration">What is watched.</param>
/// <param name="options">What may be shown.</param>
/// <param name="time">The clock.</param>
internal sealed class PageReader(WitnessConfiguration configuration, StatusOptions options, TimeProvider time)
{
    private const int MostNodes = 200;
    private const int MostCases = 5;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>One slice of a strip.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromMinutes(15);

    /// <summary>Reads it.</summary>
    /// <exception cref="Ledger.LedgerException">The ledger cannot be read.</exception>
    public async Task<PageModel> ReadAsync(CancellationToken cancellation)
    {
        using var view = new LedgerView(configuration);
        var status = await StatusReading.ReadAsync(view, daemonRuns: true, cancellation);
        var rounds = await view.Ledger.RoundsAsync(RoundTrouble.RecentRounds, cancellation);
        var veil = options.ShowAddresses ? AddressVeil.Lifted : AddressVeil.Over(status.Memory);
        var words = new StatusWords(status, time.GetUtcNow());
        var standings = view.StandingsOf(status.Memory).ToList();
        var shown = standings.OrderBy(standing => RankOf(standing, words)).Take(MostNodes).ToList();
        var day = await DayOfAsync(view, [.. shown.Select(standing => standing.Node)], cancellation);
        var cases = await CaseReader.LatestAsync(view, status.Memory, MostCases, cancellation);
        return new PageModel(configuration.Name, Build.Version, Phrase.Of(view.Policy.Mode))
        {
            Trouble = Covered(veil, RoundTrouble.Of(rounds, view.Policy.Every, time.GetUtcNow())),
            Freeze = Covered(veil, words.Freeze),
            Round = status.Memory.LastRound is { } last
                ? new RoundModel(last.Number, last.At, veil.Cover(StatusWords.RoundWords(last)))
                : null,
            Nodes = [.. shown.Zip(day.Rows, (standing, row) => NodeOf(standing, row, view, status, words, veil))],
            More = standings.Count - shown.Count,
            In = standings.Count(standing => standing.Rotation == Rotation.In),
            Away = standings.Count(standing => standing.Rotation != Rotation.In),
            Failing = standings.Count(IsFailing),
            Doubtful = standings.Count(standing =>
                standing.Rotation == Rotation.In && IsDoubtful(standing, view, status)
            ),
            Axis = AxisOf(day),
            Cases = [.. cases.Select(one => CaseText.Of(one, veil))],
            Zones = [.. view.Fleet.Zones.Select(zone => ZoneOf(zone, status))],
            Remarks = [.. RemarksOn(status)],
        };
    }

    private Task<Timeline> DayOfAsync(LedgerView view, IReadOnlyList<string> nodes, CancellationToken cancellation)
    {
        // Whole slices of the clock, so that a strip stands still and only its end moves.
        var until = new DateTimeOffset((time.GetUtcNow().Ticks / Slice.Ticks + 1) * Slice.Ticks, TimeSpan.Zero);
        var axis = new TimelineAxis(until - Day, until, (int)(Day / Slice));
        return TimelineReading.ReadAsync(view.Ledger, nodes, axis, view.Policy.Every, check: null, cancellation);
    }

    private static NodeModel NodeOf(
        Standing standing,
        TimelineRow row,
        LedgerView view,
        StatusReading status,
        StatusWords words,
        AddressVeil veil
    ) =>
        new(standing.Node, view.RotationOf(standing, status.Memory))
        {
            RotationWords = words.RotationOf(standing),
            Strikes = standing.Strikes.Length,
            Threshold = view.Policy.Strikes,
            CleanRounds = standing.CleanRounds,
            Worst = words.WorstOf(standing) is { } worst ? Phrase.Of(worst) : "none",
            Answers = words.AnswersOf(standing),
            Published = words.NamesOf(standing),
            Remarks = [.. words.Remarks(standing).Select(veil.Cover)],
            Strip = StripModel.Of(row),
        };

    private static ZoneModel ZoneOf(ZoneSettings zone, StatusReading status) =>
        new(
            zone.Name.Text,
            zone.Registrar,
            status.Memory.Readings.GetValueOrDefault(zone.Name)?.At,
            status.LeftAloneIn(zone) is { Count: > 0 } records ? LeftAlone.Words(records) : ""
        );

    /// <summary>Who is away comes first, then who fails, then who has strikes; the others as configured.</summary>
    private static int RankOf(Standing standing, StatusWords words) =>
        standing.Rotation != Rotation.In ? 0
        : IsFailing(standing) ? 1
        : !standing.Strikes.IsEmpty || words.WorstOf(standing) is CheckOutcome.Unknown ? 2
        : 3;

    private static bool IsFailing(Standing standing) =>
        standing is { Rotation: Rotation.In, LastOutcome: CheckOutcome.Failed };

    /// <summary>In, and nothing says that it is well: not seen yet, unknown, or published by no name.</summary>
    private static bool IsDoubtful(Standing standing, LedgerView view, StatusReading status) =>
        view.RotationOf(standing, status.Memory) == "absent"
        || (
            view.Fleet.Find(standing.Node) is { IsJudged: true } && standing.LastOutcome is null or CheckOutcome.Unknown
        );

    /// <summary>That a channel fails everybody may read; why, with its addressees and servers, is for the command line.</summary>
    private static IEnumerable<string> RemarksOn(StatusReading status) =>
        status
            .Channels.Where(channel => channel.Tries > 0)
            .Select(channel =>
                $"channel {channel.Name} fails, {Phrase.Of(channel.Waiting, "notice waits", "notices wait")}: witness status says why"
            );

    private static IReadOnlyList<string> AxisOf(Timeline day) =>
        [.. Enumerable.Range(0, 5).Select(tick => TimeOf(day.Since + tick * (day.Until - day.Since) / 4))];

    private static string TimeOf(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string? Covered(AddressVeil veil, string? text) => text is null ? null : veil.Cover(text);
}
