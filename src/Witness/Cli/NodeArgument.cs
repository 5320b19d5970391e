using System.CommandLine;
using Witness.Configuration;

namespace Witness.Cli;

/// <summary>The argument <c>NODE</c>.</summary>
internal static class NodeArgument
{
    /// <summary>What the help calls it.</summary>
    public const string Name = "NODE";

    /// <summary>One node.</summary>
    public static Argument<string> One() => new(Name) { Description = "The node's name." };

    /// <summary>One node, or none for all.</summary>
    public static Argument<string?> Optional() =>
        new(Name) { Description = "Only this node.", Arity = ArgumentArity.ZeroOrOne };

    /// <summary>Any number of nodes, none for all.</summary>
    public static Argument<string[]> Many() =>
        new(Name) { Description = "Only these nodes.", Arity = ArgumentArity.ZeroOrMore };

    /// <summary>Nothing is known of a node of that name.</summary>
    /// <param name="name">The name that was typed.</param>
    /// <param name="known">The names of the nodes there are.</param>
    public static UsageException Unknown(string name, IEnumerable<string> known) =>
        new($"no node is named {name}: {Nearest.Advice(name, known)}");
}
