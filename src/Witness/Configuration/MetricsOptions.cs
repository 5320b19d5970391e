namespace Witness.Configuration;

/// <summary>A collector that is sent what is measured.</summary>
/// <param name="Otlp">Its address, to which OTLP's own path is added.</param>
/// <param name="Interval">The time between two reports.</param>
/// <param name="Headers">What each request says beside them, by names that are unique.</param>
public sealed record MetricsOptions(Uri Otlp, TimeSpan Interval, IReadOnlyList<HeaderOptions> Headers);
