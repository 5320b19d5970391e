using System.CommandLine;
using System.CommandLine.Parsing;
using Witness.Configuration;
using Witness.Core;

namespace Witness.Cli;

/// <summary>What is wrong with a command line and what would be right, a sentence each instead of a page of help.</summary>
internal static class Misspelling
{
    /// <summary>The sentences; the last one says where the help is.</summary>
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var typed = PathOf(parsed.CommandResult);
        // What follows a misspelt word is unmatched only because of it.
        var sentence =
            parsed.UnmatchedTokens.Count > 0 ? SentenceOf(Culprit(parsed), parsed.CommandResult, typed)
            : command.Subcommands.Count > 0
                ? $"{typed} needs a command: {Phrase.List([.. command.Subcommands.Select(one => one.Name)])}"
            : string.Join("; ", parsed.Errors.Select(error => error.Message.TrimEnd('.')));
        return [sentence, $"{typed} --help shows what it takes"];
    }

    private static string Culprit(ParseResult parsed) =>
        parsed.UnmatchedTokens.FirstOrDefault(IsOption) ?? parsed.UnmatchedTokens[0];

    private static string SentenceOf(string word, CommandResult result, string typed) =>
        IsOption(word) ? $"{typed} has no option {word}: {Nearest.Advice(word, OptionsOf(result))}"
        : result.Command.Subcommands.Count > 0
            ? $"{typed} has no command {word}: {Nearest.Advice(word, result.Command.Subcommands.Select(one => one.Name))}"
        : $"{typed} takes no more words, and there is {word}";

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
