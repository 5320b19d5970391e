using System.CommandLine;
using Witness.Core.Orders;

namespace Witness.Cli;

/// <summary><c>witness forget</c>: ends what the ledger keeps of a node that is no longer configured.</summary>
internal static class ForgetCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var node = NodeArgument.One();
        var reason = OrderCommand.ReasonOption();
        var json = JsonOption.Create();
        var command = new Command("forget", "Let go of a node that is no longer configured.") { node, reason, json };
        command.SetAction(
            (parsed, cancellation) =>
                OrderCommand.GiveAsync(
                    parsed,
                    terminal,
                    (at, by) =>
                        new Order(0, OrderKind.Forget, parsed.GetValue(node), at, by)
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
