using Witness.Core;
using Witness.Core.Timelines;

namespace Witness.Serving.Pages;

/// <summary>A node's day as a strip: equal slices side by side are one run.</summary>
/// <param name="Slices">How many slices it has.</param>
/// <param name="Runs">The runs, oldest first.</param>
/// <param name="Words">The same for those who do not see it.</param>
public sealed record StripModel(int Slices, IReadOnlyList<StripRun> Runs, string Words)
{
    /// <summary>The strip of a row of a timeline.</summary>
    public static StripModel Of(TimelineRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var runs = new List<StripRun>();
        for (var slice = 0; slice < row.Slices.Count; slice++)
        {
            var state = row.Slices[slice].State.ToString().ToLowerInvariant();
            if (runs is [.., var last] && last.State == state)
            {
                runs[^1] = last with { Width = last.Width + 1 };
            }
            else
            {
                runs.Add(new StripRun(slice, 1, state));
            }
        }

        return new StripModel(row.Slices.Count, runs, WordsOf(row));
    }

    private static string WordsOf(TimelineRow row)
    {
        var rounds = row.Passed + row.Failed;
        return rounds == 0
            ? $"{row.Node}: nothing is known of the last day"
            : $"{row.Node}: passed {row.Passed} of {Phrase.Of(rounds, "round")} of the last day, {Phrase.Of(row.Failed, "strike")}";
    }
}
