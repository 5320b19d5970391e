using Witness.Core;

namespace Witness.Doctor.Examinations;

/// <summary>
/// This machine's clock against those of the nodes, as their answers' Date tells. Route 53 and servers of dynamic updates
/// refuse requests that are five minutes off (RFC 8945 §10).
/// </summary>
internal sealed class ClockExamination : IExamination
{
    private const string Remedy = "set the clock: timedatectl set-ntp true";
    private static readonly TimeSpan Refused = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    public string Subject => "clock";

    /// <inheritdoc />
    public async Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation)
    {
        if (patient.Ledger.Rounds is [var last, ..] && last.At > patient.Now + Tolerated)
        {
            return [Finding.Fail($"the last round was at {Phrase.Of(last.At)}, which is yet to come", Remedy)];
        }

        var answers = await patient.HttpsAsync();
        // Each answer was given somewhen between: what lies within that time is no difference.
        var began = patient.HttpsBegan;
        var took = (patient.Now - began).Duration();
        var offsets = answers
            .SelectMany(node => node.Results)
            .Select(result => result.Evidence?.ServerDate - began)
            .OfType<TimeSpan>()
            .Order()
            .ToList();
        return offsets.Count == 0
            ? [Finding.Ok("not compared with others, for no node told its time; timedatectl shows whether it is kept")]
            : [Judge(offsets[offsets.Count / 2], took, offsets.Count)];
    }

    /// <summary>The nodes' median: one clock that is wrong is that node's.</summary>
    private static Finding Judge(TimeSpan offset, TimeSpan took, int count)
    {
        var off = offset.Duration() > took ? offset.Duration() - took : TimeSpan.Zero;
        var text =
            $"this clock is {Phrase.Of(off)} {(offset > TimeSpan.Zero ? "behind" : "ahead of")} what {Phrase.Of(count, "answer")} of nodes say";
        return off >= Refused ? Finding.Fail(text, Remedy)
            : off > Tolerated ? Finding.Warn(text, Remedy)
            : Finding.Ok($"agrees with {Phrase.Of(count, "answer")} of nodes");
    }
}
