using System.CommandLine;
using Witness.Core.Orders;

namespace Witness.Cli;

/// <summary><c>witness thaw</c>: ends a freeze.</summary>
internal static class ThawCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var reason = OrderCommand.ReasonOption();
        var json = JsonOption.Create();
        var command = new Command("thaw", "End a freeze.") { reason, json };
        command.SetAction(
            (parsed, cancellation) =>
                OrderCommand.GiveAsync(
                    parsed,
                    terminal,
                    (at, by) => new Order(0, OrderKind.Thaw, null, at, by) { Reason = parsed.GetValue(reason) },
                    wait: true,
                    parsed.GetValue(json),
                    cancellation
                )
        );
        return command;
    }
}
