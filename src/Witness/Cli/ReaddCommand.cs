using System.CommandLine;
using Witness.Core.Orders;

namespace Witness.Cli;

/// <summary><c>witness readd NODE</c>: orders the node back.</summary>
internal static class ReaddCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var node = NodeArgument.One();
        var force = OrderCommand.ForceOption("Even though it fails, or has passed too few rounds.");
        var reason = OrderCommand.ReasonOption();
        var noWait = OrderCommand.NoWaitOption();
        var json = JsonOption.Create();
        var command = new Command("readd", "Put a node's records back exactly as they were.")
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
                        new Order(0, OrderKind.Readd, parsed.GetValue(node), at, by)
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
