using System.Diagnostics.Metrics;
using Witness.Configuration;
using Witness.Core.Dns;

namespace Witness.Metrics;

/// <summary>How the registrars' calls go.</summary>
internal sealed class RegistrarMetrics : IRegistrarListener
{
    private static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30];
    private readonly Counter<long> _calls;
    private readonly Histogram<double> _duration;

    /// <summary>Makes the instruments, with every series at 0.</summary>
    /// <param name="meter">Where.</param>
    /// <param name="configuration">The registrars.</param>
    public RegistrarMetrics(WitnessMeter meter, WitnessConfiguration configuration)
    {
        var verbs = Enum.GetValues<RegistrarVerb>();
        var outcomes = Enum.GetValues<RegistrarCallOutcome>();
        _calls = meter.Counter(
            "witness.registrar.calls",
            "{call}",
            "Calls of registrars that have ended, by what was asked and how they ended.",
            WitnessMeter.FewSeries + (configuration.Registrars.Count * verbs.Length * outcomes.Length)
        );
        _duration = meter.Seconds("witness.registrar.call.duration", "How long calls of registrars took.", Bounds);
        foreach (var registrar in configuration.Registrars)
        {
            foreach (var verb in verbs)
            {
                foreach (var outcome in outcomes)
                {
                    Count(registrar.Name, verb, outcome, 0);
                }
            }
        }
    }

    /// <inheritdoc />
    public void Hear(RegistrarCall call)
    {
        Count(call.Registrar, call.Verb, call.Outcome, 1);
        _duration.Record(
            call.Took.TotalSeconds,
            Labels.Of(Labels.Registrar, call.Registrar),
            Labels.Of(Labels.Verb, call.Verb)
        );
    }

    private void Count(string registrar, RegistrarVerb verb, RegistrarCallOutcome outcome, long times) =>
        _calls.Add(
            times,
            Labels.Of(Labels.Registrar, registrar),
            Labels.Of(Labels.Verb, verb),
            Labels.Of(Labels.Outcome, outcome)
        );
}
