using System.Diagnostics.Metrics;

namespace Witness.Metrics;

/// <summary>
/// The meter of one daemon. Two daemons live in a process while it is reloaded, and listeners hear of all meters there are:
/// whose a meter is says its scope.
/// </summary>
internal sealed class WitnessMeter : IDisposable
{
    /// <summary>The meter's name, as collectors see it.</summary>
    public const string Name = "Witness";

    /// <summary>Enough for whatever is not counted by node.</summary>
    public const int FewSeries = 1000;

    private readonly Dictionary<string, int> _series = new(StringComparer.Ordinal);
    private readonly Meter _meter;

    /// <summary>A meter of its own, without instruments.</summary>
    public WitnessMeter() => _meter = new Meter(new MeterOptions(Name) { Scope = this });

    /// <summary>True for an instrument of this very meter.</summary>
    public bool Owns(Instrument instrument) => ReferenceEquals(instrument.Meter.Scope, this);

    /// <summary>How many series an instrument may have. What is beyond would be one series without names.</summary>
    public int SeriesOf(Instrument instrument) => _series.GetValueOrDefault(instrument.Name, FewSeries);

    /// <summary>A counter.</summary>
    /// <param name="name">Its name, in words with dots between them.</param>
    /// <param name="what">What it counts, in braces: <c>{round}</c>.</param>
    /// <param name="help">Its meaning, in one line.</param>
    /// <param name="series">How many series it may have.</param>
    public Counter<long> Counter(string name, string what, string help, int series = FewSeries)
    {
        _series[name] = series;
        return _meter.CreateCounter<long>(name, what, help);
    }

    /// <summary>A histogram of seconds.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="help">Its meaning, in one line.</param>
    /// <param name="bounds">The upper bounds of its buckets, in seconds, ascending.</param>
    public Histogram<double> Seconds(string name, string help, IReadOnlyList<double> bounds) =>
        _meter.CreateHistogram(
            name,
            "s",
            help,
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = bounds }
        );

    /// <summary>A gauge that is asked when it is wanted. A series that it no longer gives is gone.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="unit"><c>s</c>, <c>By</c>, or what it counts in braces.</param>
    /// <param name="help">Its meaning, in one line.</param>
    /// <param name="read">Its present values. Called on any thread.</param>
    /// <param name="series">How many series it may have.</param>
    public void Gauge(
        string name,
        string unit,
        string help,
        Func<IEnumerable<Measurement<double>>> read,
        int series = FewSeries
    )
    {
        _series[name] = series;
        _meter.CreateObservableGauge(name, read, unit, help);
    }

    /// <summary>A gauge of one value.</summary>
    public void Gauge(string name, string unit, string help, Func<double> read) =>
        Gauge(name, unit, help, () => [new Measurement<double>(read())]);

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();
}
