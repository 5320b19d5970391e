using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace Witness.Metrics;

/// <summary>Which instruments are told, and how many series each may have.</summary>
internal static class MetricViews
{
    /// <summary>The meter of .NET itself.</summary>
    public const string Runtime = "System.Runtime";

    /// <summary>Of the runtime's own, what says how the process is. The rest would be more than what it is here to tell of.</summary>
    private static readonly HashSet<string> RuntimeBasics =
    [
        "dotnet.process.cpu.time",
        "dotnet.process.memory.working_set",
        "dotnet.gc.collections",
        "dotnet.gc.pause.time",
        "dotnet.gc.last_collection.heap.size",
        "dotnet.gc.heap.total_allocated",
    ];

    /// <summary>How an instrument is told; <see cref="MetricStreamConfiguration.Drop"/> where it is not.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <param name="meter">The daemon's own meter: those of another daemon in this process are not its business.</param>
    public static MetricStreamConfiguration Of(Instrument instrument, WitnessMeter meter) =>
        meter.Owns(instrument) ? new MetricStreamConfiguration { CardinalityLimit = meter.SeriesOf(instrument) }
        : instrument.Meter.Name == Runtime && RuntimeBasics.Contains(instrument.Name) ? new MetricStreamConfiguration()
        : MetricStreamConfiguration.Drop;
}
