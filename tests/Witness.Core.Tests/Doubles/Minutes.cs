using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Witness.Core.Checks;
using Witness.Core.Ledger;
using Witness.Core.Rounds;
using Witness.Core.Strikes;
using Witness.Core.Timelines;

namespace Witness.Core.Tests.Doubles;

/// <summary>
/// Recorded rounds of node a as text, a sign a minute: <c>.</c> passed, <c>x</c> failed, <c>?</c> unknown, <c>v</c> a void
/// round, <c>n</c> one that did not ask it, <c>_</c> no round at all. Where it stood goes before a sign: <c>l</c> Leaving,
/// <c>o</c> Out, <c>r</c> Returning, <c>h</c> held; how many milliseconds the pass took after it: <c>.40</c>.
/// </summary>
public static partial class Minutes
{
    public static readonly DateTimeOffset Start = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);

    public static readonly Roster Https = RosterOf("https", "ping");

    public static Roster RosterOf(params string[] kinds) =>
        new([
            new RosterNode(
                "a",
                [.. kinds.Select(kind => new RosterCheck(kind, IPAddress.Loopback, CheckRole.Gate))],
                IsThisMachine: false
            ),
        ]);

    public static List<RecordedRound> Of(string text, Roster? roster = null) =>
        [
            .. Sign()
                .Matches(text)
                .Select((sign, minute) => (sign.Groups, Number: minute + 1))
                .Where(one => one.Groups["seen"].Value != "_")
                .Select(one => Round(one.Number, one.Groups, roster ?? Https)),
        ];

    /// <summary>The cells of a row as text: the signs of minutes; an Out node is <c>o</c>, and <c>O</c> where it failed.</summary>
    public static string TextOf(TimelineRow row) => string.Concat(row.Slices.Select(TextOf));

    private static char TextOf(TimelineSlice slice) =>
        slice.State switch
        {
            TimelineState.Passed => '.',
            TimelineState.Failed => 'x',
            TimelineState.Unknown => '?',
            TimelineState.Void => 'v',
            TimelineState.Held => 'h',
            TimelineState.Leaving => slice.Failed > 0 ? 'L' : 'l',
            TimelineState.Returning => slice.Failed > 0 ? 'R' : 'r',
            TimelineState.Out => slice.Failed > 0 ? 'O' : 'o',
            _ => '_',
        };

    private static RecordedRound Round(int number, GroupCollection sign, Roster roster)
    {
        var mark = new RoundMark(
            number,
            Start.AddMinutes(number - 1),
            sign["seen"].Value == "v" ? "offline" : null,
            1,
            0,
            TimeSpan.Zero
        );
        if (sign["seen"].Value == "n")
        {
            return new RecordedRound(mark, new RoundSight(Roster.Empty));
        }

        return new RecordedRound(
            mark,
            new RoundSight(roster)
            {
                Answers = sign["seen"].Value == "v" ? [] : AnswersOf(sign, roster),
                States = new[] { StateOf(sign["stood"].Value).Code },
            }
        );
    }

    private static byte[] AnswersOf(GroupCollection sign, Roster roster)
    {
        var took = sign["took"].Success ? int.Parse(sign["took"].Value, CultureInfo.InvariantCulture) : 12;
        var outcome = sign["seen"].Value switch
        {
            "x" => CheckOutcome.Failed,
            "?" => CheckOutcome.Unknown,
            _ => CheckOutcome.Passed,
        };
        var answers = new byte[roster.Answers];
        Array.Fill(answers, AnswerCell.Of(outcome, TimeSpan.FromMilliseconds(took)).Code);
        return answers;
    }

    private static StateCell StateOf(string stood) =>
        StateCell.Of(
            new Standing("a")
            {
                Rotation = stood switch
                {
                    "l" => Rotation.Leaving,
                    "o" => Rotation.Out,
                    "r" => Rotation.Returning,
                    _ => Rotation.In,
                },
                Held = stood == "h" ? new Hold(Start, Until: null, Reason: null, "hana@desk") : null,
            }
        );

    [GeneratedRegex(
        @"(?<stood>[lorh])?(?<seen>[.x?vn_])(?<took>\d+)?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Sign();
}
