using System.CommandLine;
using Witness.Core.Orders;

namespace Witness.Cli;

/// <summary><c>witness forget NODE</c>: ends what the ledger keeps of a node that is no longer configured.</summary>
internal static class ForgetCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) =>
        OrderCommand.About(terminal, OrderKind.Forget, "forget", "Let go of a node that is no longer configured.");
}
