using System.CommandLine;

namespace Witness.Cli.Manual;

/// <summary>Commands and options in the macros of man(7).</summary>
internal static class Roff
{
    /// <summary>A command, its arguments, what it does, and its options.</summary>
    /// <param name="path">Its words, without the program's name.</param>
    /// <param name="command">The command.</param>
    public static string Of(string path, Command command)
    {
        var options = command.Options.Where(option => !option.Hidden).ToList();
        var words = command
            .Arguments.Select(WordOf)
            .Prepend($"\\fBwitness {Escaped(path)}\\fR")
            .Concat(options.Count > 0 ? ["[\\fIoptions\\fR]"] : []);
        var below = options.Count > 0 ? $".RS\n{string.Concat(options.Select(Of))}.RE\n" : "";
        return $".TP\n{string.Join(' ', words)}\n{Escaped(command.Description ?? "")}\n{below}";
    }

    /// <summary>An option, its aliases, its value, and what it does.</summary>
    public static string Of(Option option)
    {
        var names = option
            .Aliases.Prepend(option.Name)
            .Where(name => name.StartsWith('-'))
            .Select(name => $"\\fB{Escaped(name)}\\fR");
        var value = option.HelpName is { } name ? $" \\fI{Escaped(name)}\\fR" : "";
        return $".TP\n{string.Join(", ", names)}{value}\n{Escaped(option.Description ?? "")}\n";
    }

    private static string WordOf(Argument argument)
    {
        var many = argument.Arity.MaximumNumberOfValues > 1 ? "..." : "";
        var word = $"\\fI{Escaped(argument.Name)}\\fR{many}";
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{word}]" : word;
    }

    /// <summary>Text as it stands: no escapes, no requests, and hyphens that can be pasted into a shell.</summary>
    private static string Escaped(string text)
    {
        var escaped = text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal);
        return escaped.StartsWith('.') || escaped.StartsWith('\'') ? $"\\&{escaped}" : escaped;
    }
}
