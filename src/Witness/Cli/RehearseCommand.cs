using System.CommandLine;
using Witness.Core.Orders;

namespace Witness.Cli;

/// <summary><c>witness rehearse ZONE</c>: has a zone written back as it is, so that what would fail at night fails by day.</summary>
internal static class RehearseCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var zone = new Argument<string>("ZONE") { Description = "The zone's name." };
        var reason = OrderCommand.ReasonOption();
        var noWait = OrderCommand.NoWaitOption();
        var json = JsonOption.Create();
        var command = new Command(
            "rehearse",
            "Have a zone written back unchanged, which proves that key, registrar and records are fit for a removal."
        )
        {
            zone,
            reason,
            noWait,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
                OrderCommand.GiveAsync(
                    parsed,
                    terminal,
                    (view, at, by) =>
                        new Order(0, OrderKind.Rehearse, Node: null, at, by)
                        {
                            Zone = ZoneCommand.SettingsOf(view, parsed.GetRequiredValue(zone)).Name,
                            Reason = parsed.GetValue(reason),
                        },
                    !parsed.GetValue(noWait),
                    parsed.GetValue(json),
                    cancellation
                )
        );
        return command;
    }
}
