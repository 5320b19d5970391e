using System.CommandLine;
using Witness.Configuration;
using Witness.Core.Ledger;
using Witness.Status;

namespace Witness.Cli;

/// <summary>The argument <c>NODE</c>. Its help name keeps the help from listing what a shell would be offered.</summary>
internal static class NodeArgument
{
    /// <summary>What the help calls it.</summary>
    public const string Name = "NODE";

    /// <summary>One node.</summary>
    public static Argument<string> One() => new(Name) { Description = "The node's name.", HelpName = Name };

    /// <summary>One node, or none for all.</summary>
    public static Argument<string?> Optional() =>
        new(Name)
        {
            Description = "Only this node.",
            HelpName = Name,
            Arity = ArgumentArity.ZeroOrOne,
        };

    /// <summary>Any number of nodes, none for all.</summary>
    public static Argument<string[]> Many() =>
        new(Name)
        {
            Description = "Only these nodes.",
            HelpName = Name,
            Arity = ArgumentArity.ZeroOrMore,
        };

    /// <summary>The node that was meant, by its name as configured or remembered.</summary>
    /// <exception cref="UsageException">Nothing is known of it.</exception>
    public static string NameIn(LedgerView view, string name, Recollection memory) =>
        view.NameOf(name, memory) ?? throw Unknown(name, view.Fleet.Nodes.Select(node => node.Name));

    /// <summary>
    /// The node that was meant, where what has been is asked for: also one that has left the configuration while it was In, or
    /// was forgotten, as long as the ledger has rounds that asked it.
    /// </summary>
    /// <exception cref="UsageException">Nothing is known of it.</exception>
    public static async Task<string> PastNameInAsync(
        LedgerView view,
        string name,
        Recollection memory,
        CancellationToken cancellation
    ) =>
        view.NameOf(name, memory)
        ?? await view.Ledger.NameOfAsync(name, cancellation)
        ?? throw Unknown(name, view.Fleet.Nodes.Select(node => node.Name));

    /// <summary>Nothing is known of a node of that name.</summary>
    /// <param name="name">The name that was typed.</param>
    /// <param name="known">The names of the nodes there are.</param>
    public static UsageException Unknown(string name, IEnumerable<string> known) =>
        new($"no node is named {name}: {Nearest.Advice(name, known)}");
}
