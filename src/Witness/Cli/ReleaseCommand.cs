using System.CommandLine;
using Witness.Core.Orders;

namespace Witness.Cli;

/// <summary><c>witness release NODE</c>: ends a hold.</summary>
internal static class ReleaseCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) =>
        OrderCommand.About(terminal, OrderKind.Release, "release", "End a node's hold.");
}
