using System.CommandLine;
using Witness.Core.Orders;

namespace Witness.Cli;

/// <summary><c>witness freeze</c>: no DNS change at all by this witness.</summary>
internal static class FreezeCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var duration = DurationOption.Create("--for", "Ends by itself after that.");
        var reason = OrderCommand.ReasonOption();
        var json = JsonOption.Create();
        var command = new Command("freeze", "Change no DNS at all, until thawed.") { duration, reason, json };
        command.SetAction(
            (parsed, cancellation) =>
                OrderCommand.GiveAsync(
                    parsed,
                    terminal,
                    (at, by) =>
                        new Order(0, OrderKind.Freeze, null, at, by)
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
