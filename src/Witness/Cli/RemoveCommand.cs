using System.CommandLine;
using Witness.Core.Orders;

namespace Witness.Cli;

/// <summary><c>witness remove NODE</c>: orders the node out by hand.</summary>
internal static class RemoveCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) =>
        OrderCommand.Move(
            terminal,
            OrderKind.Remove,
            "remove",
            "Take a node's records out of DNS by hand.",
            "Even though a name would be left with too few sound nodes."
        );
}
