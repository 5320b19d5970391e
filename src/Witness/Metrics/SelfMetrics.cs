using System.Diagnostics;
using System.Diagnostics.Metrics;
using Witness.Configuration;
using Witness.Core.Stonith;

namespace Witness.Metrics;

/// <summary>What the witness is, and what its process holds.</summary>
internal sealed class SelfMetrics
{
    private const string Handles = "/proc/self/fd";

    /// <summary>Makes the instruments.</summary>
    /// <param name="meter">Where.</param>
    /// <param name="configuration">What it is configured to be.</param>
    /// <param name="time">The clock.</param>
    public SelfMetrics(WitnessMeter meter, WitnessConfiguration configuration, TimeProvider time)
    {
        var began = time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        using var process = Process.GetCurrentProcess();
        var started = new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds() / 1000.0;
        var build = new Measurement<double>(
            1,
            Labels.Of("name", configuration.Name),
            Labels.Of("version", Build.Version)
        );
        meter.Gauge("witness.build_info", "", "1; the witness's name and version are its labels.", () => [build]);
        meter.Gauge(
            "witness.mode",
            "",
            "1 for the mode that is configured, 0 for the other.",
            () => Modes(configuration.Mode)
        );
        meter.Gauge(
            "witness.configuration.timestamp",
            "s",
            "When the configuration was taken up, in Unix time: at the start, or at the last reload that succeeded.",
            () => began
        );
        meter.Gauge("process.start_time", "s", "When the process was started, in Unix time.", () => started);
        meter.Gauge(
            "process.open_fds",
            "{handle}",
            "File handles that are open.",
            () => Directory.GetFiles(Handles).Length
        );
    }

    private static IEnumerable<Measurement<double>> Modes(Mode present) =>
        Enum.GetValues<Mode>()
            .Select(mode => new Measurement<double>(Labels.Flag(mode == present), Labels.Of(Labels.Mode, mode)));
}
