using System.CommandLine;
using Witness.Core.Orders;

namespace Witness.Cli;

/// <summary><c>witness hold</c>: a held node gets strikes and is not fenced.</summary>
internal static class HoldCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var node = NodeArgument.One();
        var duration = DurationOption.Create("--for", "Ends by itself after that.");
        var reason = OrderCommand.ReasonOption();
        var json = JsonOption.Create();
        var command = new Command("hold", "Do not fence a node: strikes are counted, its records stay.")
        {
            node,
            duration,
            reason,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
                OrderCommand.GiveAsync(
                    parsed,
                    terminal,
                    (at, by) =>
                        new Order(0, OrderKind.Hold, parsed.GetValue(node), at, by)
                        {
                            Until = at + parsed.GetValue(duration),
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
