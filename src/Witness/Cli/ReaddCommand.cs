using System.CommandLine;
using Witness.Core.Orders;

namespace Witness.Cli;

/// <summary><c>witness readd NODE</c>: orders the node back.</summary>
internal static class ReaddCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) =>
        OrderCommand.Move(
            terminal,
            OrderKind.Readd,
            "readd",
            "Put a node's records back exactly as they were.",
            "Even though it fails, or has passed too few rounds."
        );
}
