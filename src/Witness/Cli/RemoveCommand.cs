using System.CommandLine;
using Witness.Core.Orders;

namespace Witness.Cli;

/// <summary><c>witness remove NODE</c>: orders the node out by hand.</summary>
internal static class RemoveCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var node = NodeArgument.One();
        var force = OrderCommand.ForceOption("Even though a name would be left with too few sound nodes.");
        var reason = OrderCommand.ReasonOption();
        var noWait = OrderCommand.NoWaitOption();
        var json = JsonOption.Create();
        var command = new Command("remove", "Take a node's records out of DNS by hand.")
        {
            node,
            force,
            reason,
            noWait,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
                OrderCommand.GiveAsync(
                    parsed,
                    terminal,
                    (at, by) =>
                        new Order(0, OrderKind.Remove, parsed.GetValue(node), at, by)
                        {
                            Force = parsed.GetValue(force),
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
