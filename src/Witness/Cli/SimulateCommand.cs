using System.CommandLine;
using Witness.Cli.Json;

namespace Witness.Cli;

/// <summary>
/// <c>witness simulate</c>: what another policy would have done with the rounds that the ledger has recorded, beside the
/// configured one and what was really done. Changes nothing.
/// </summary>
internal static class SimulateCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var node = NodeArgument.Optional();
        var period = new PeriodOptions(TimeSpan.FromDays(30));
        var changes = new PolicyChanges();
        var json = JsonOption.Create();
        var command = new Command(
            "simulate",
            "Replay recorded rounds against another policy, beside the configured one."
        )
        {
            node,
            period.Since,
            period.Until,
            json,
        };
        changes.Options.ToList().ForEach(command.Options.Add);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var view = ConfigurationOption.OpenLedger(parsed, terminal);
                var now = terminal.Time.GetUtcNow();
                var (since, until) = period.In(parsed, now);
                var simulation = new SimulationRun(view, changes.PolicyIn(parsed, view.Policy, view.Fleet))
                {
                    Since = since,
                    Until = until ?? now,
                    Only = parsed.GetValue(node),
                };
                var result = await simulation.RunAsync(cancellation);
                Write(terminal, new SimulationView(result), parsed.GetValue(json));
                return Exit.Well;
            }
        );
        return command;
    }

    private static void Write(Terminal terminal, SimulationView view, bool json)
    {
        if (json)
        {
            JsonOption.Write(terminal, view.ToShape(), JsonShapes.Default.SimulationShape);
        }
        else
        {
            view.WriteTo(terminal);
        }
    }
}
