using System.CommandLine;
using System.CommandLine.Parsing;
using Witness.Configuration;

namespace Witness.Cli;

/// <summary>What is wrong with a command line and what would be right, a sentence each instead of a page of help.</summary>
internal static class Misspelling
{
    /// <summary>The sentences, the last of which says where the help is; none where nothing is wrong.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        var sentence = Culprit(parsed) is { } word ? SentenceOf(word, parsed.CommandResult) : SentenceOf(parsed);
        return sentence is null ? [] : [sentence, $"{PathOf(parsed.CommandResult)} --help shows what it takes"];
    }

    /// <summary>
    /// The word that was meant otherwise. What looks like an option and is none was taken for an argument, and whatever
    /// follows it has no place only because of it.
    /// </summary>
    private static string? Culprit(ParseResult parsed)
    {
        var arguments = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(one => one.Tokens);
        string[] words = [.. arguments.Select(token => token.Value).Where(IsOption), .. parsed.UnmatchedTokens];
        return Array.Find(words, IsOption) ?? words.FirstOrDefault();
    }

    private static string? SentenceOf(ParseResult parsed) =>
        parsed.Errors.Count == 0 ? null
        : CommandsOf(parsed.CommandResult).ToList() is { Count: > 0 } commands
            ? $"a command is missing: {string.Join(", ", commands)}"
        : string.Join("; ", parsed.Errors.Select(error => error.Message.TrimEnd('.')));

    private static string SentenceOf(string word, CommandResult result) =>
        IsOption(word) ? $"there is no option {word}: {Nearest.Advice(word, OptionsOf(result))}"
        : result.Command.Subcommands.Count > 0
            ? $"there is no command {word}: {Nearest.Advice(word, CommandsOf(result))}"
        : $"{word} is one word too many";

    private static IEnumerable<string> CommandsOf(CommandResult result) =>
        result.Command.Subcommands.Where(command => !command.Hidden).Select(command => command.Name);

    private static bool IsOption(string word) => word.StartsWith('-');

    private static IEnumerable<string> OptionsOf(CommandResult result) =>
        result
            .Command.Options.Concat(
                Above(result).SelectMany(one => one.Command.Options.Where(option => option.Recursive))
            )
            .Where(option => !option.Hidden)
            .Select(option => option.Name)
            .Distinct(StringComparer.Ordinal);

    private static string PathOf(CommandResult result) =>
        string.Join(
            ' ',
            Above(result)
                .Reverse()
                .Select(one => one.Command.Name)
                .Append(result.Command.Name)
                .Skip(1)
                .Prepend("witness")
        );

    private static IEnumerable<CommandResult> Above(CommandResult result)
    {
        for (var above = result.Parent as CommandResult; above is not null; above = above.Parent as CommandResult)
        {
            yield return above;
        }
    }
}
