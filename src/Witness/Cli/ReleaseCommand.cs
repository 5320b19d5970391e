using System.CommandLine;
using Witness.Core.Orders;

namespace Witness.Cli;

/// <summary><c>witness release</c>: ends a hold.</summary>
internal static class ReleaseCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var node = NodeArgument.One();
        var reason = OrderCommand.ReasonOption();
        var json = JsonOption.Create();
        var command = new Command("release", "End a node's hold.") { node, reason, json };
        command.SetAction(
            (parsed, cancellation) =>
                OrderCommand.GiveAsync(
                    parsed,
                    terminal,
                    (at, by) =>
                        new Order(0, OrderKind.Release, parsed.GetValue(node), at, by)
                        {
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
