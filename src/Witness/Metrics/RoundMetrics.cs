using System.Diagnostics.Metrics;
using Witness.Core;
using Witness.Core.Ledger;
using Witness.Core.Stonith;
using Witness.Hosting;

namespace Witness.Metrics;

/// <summary>How the rounds go.</summary>
internal sealed class RoundMetrics : IRoundListener
{
    private static readonly double[] Bounds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 20, 30, 45, 60, 120, 300];
    private readonly TimeProvider _time;
    private readonly Counter<long> _rounds;
    private readonly Histogram<double> _duration;
    private readonly Lock _gate = new();
    private long _heard;
    private TimeSpan _ageWhenHeard;
    private int _voidRunning;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meter">Where.</param>
    /// <param name="policy">Knows the interval.</param>
    /// <param name="occasion">Knows the last round of the daemon that this one follows.</param>
    /// <param name="time">The clock.</param>
    public RoundMetrics(WitnessMeter meter, PolicySettings policy, Occasion occasion, TimeProvider time)
    {
        _time = time;
        _heard = time.GetTimestamp();
        var since = time.GetUtcNow() - occasion.LastRound;
        _ageWhenHeard = since > TimeSpan.Zero ? since.Value : TimeSpan.Zero;
        _rounds = meter.Counter("witness.rounds", "{round}", "Rounds that were closed, by whether they were void.");
        foreach (var isVoid in new[] { false, true })
        {
            _rounds.Add(0, VoidOf(isVoid));
        }

        _duration = meter.Seconds("witness.round.duration", "How long rounds took, from asking to the close.", Bounds);
        meter.Gauge(
            "witness.round.age",
            "s",
            "Time since the last closed round began; before the first, since the witness began.",
            () => Age.TotalSeconds
        );
        meter.Gauge(
            "witness.round.interval",
            "s",
            "Time from one round's start to the next one's, as configured.",
            () => policy.Every.TotalSeconds
        );
        meter.Gauge(
            "witness.void_rounds.running",
            "{round}",
            "Void rounds running up to the last one; 0 where it saw.",
            () => Volatile.Read(ref _voidRunning)
        );
    }

    private TimeSpan Age
    {
        get
        {
            lock (_gate)
            {
                return _ageWhenHeard + _time.GetElapsedTime(_heard);
            }
        }
    }

    /// <summary>Goes on from what the ledger knows.</summary>
    public void Begin(Recollection memory) => Volatile.Write(ref _voidRunning, memory.VoidRun?.Rounds ?? 0);

    /// <inheritdoc />
    public void Hear(RoundReport report)
    {
        if (report.Round is not { } round)
        {
            return;
        }

        lock (_gate)
        {
            (_heard, _ageWhenHeard) = (_time.GetTimestamp(), round.Took);
        }

        var isVoid = round.Void is not null;
        Volatile.Write(ref _voidRunning, isVoid ? _voidRunning + 1 : 0);
        _rounds.Add(1, VoidOf(isVoid));
        _duration.Record(round.Took.TotalSeconds);
    }

    private static KeyValuePair<string, object?> VoidOf(bool isVoid) =>
        Labels.Of(Labels.Void, isVoid ? "true" : "false");
}
