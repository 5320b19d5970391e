using System.CommandLine;
using System.Reflection;

namespace Witness.Cli.Manual;

/// <summary>
/// The page witness(1): the words of <c>witness.1</c> beside this file, and the commands and options as the command line
/// has them, so that the two cannot differ.
/// </summary>
internal static class ManualPage
{
    private const string Template = "witness.1";

    /// <summary>The page, in the language of man(7).</summary>
    /// <param name="root">The command line.</param>
    public static string Of(Command root)
    {
        var commands = root.Subcommands.Where(command => !command.Hidden).SelectMany(WithThoseBelow);
        return ReadTemplate()
            .Replace(".\\\" OPTIONS\n", string.Concat(root.Options.Select(Roff.Of)), StringComparison.Ordinal)
            .Replace(
                ".\\\" COMMANDS\n",
                string.Concat(commands.Select(one => Roff.Of(one.Path, one.Command))),
                StringComparison.Ordinal
            );
    }

    /// <summary>A command that only groups others is told by those.</summary>
    private static IEnumerable<(string Path, Command Command)> WithThoseBelow(Command command) =>
        command.Subcommands.Count == 0
            ? [(command.Name, command)]
            : command.Subcommands.Select(below => ($"{command.Name} {below.Name}", below));

    private static string ReadTemplate()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Template)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
