using System.CommandLine;
using Witness.Core.Orders;

namespace Witness.Cli;

/// <summary><c>witness zone accept ZONE</c>: takes a zone as good that has lost many of its records.</summary>
internal static class ZoneAcceptCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var zone = new Argument<string>("ZONE") { Description = "The zone's name." };
        var reason = OrderCommand.ReasonOption();
        var json = JsonOption.Create();
        var command = new Command("accept", "Take a zone as good that has lost many of its records.")
        {
            zone,
            reason,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
                OrderCommand.GiveAsync(
                    parsed,
                    terminal,
                    (view, at, by) =>
                        new Order(0, OrderKind.Accept, Node: null, at, by)
                        {
                            Zone = ZoneCommand.SettingsOf(view, parsed.GetRequiredValue(zone)).Name,
                            Reason = parsed.GetValue(reason),
                        },
                    wait: true,
                    parsed.GetValue(json),
                    cancellation
                )
        );
        return command;
    }
}
