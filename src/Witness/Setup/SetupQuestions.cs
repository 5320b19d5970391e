using Spectre.Console;
using Witness.Cli;

namespace Witness.Setup;

/// <summary>Asks at a terminal what the command line does not say.</summary>
/// <param name="terminal">The terminal.</param>
internal sealed class SetupQuestions(Terminal terminal)
{
    /// <summary>True where somebody is there to answer.</summary>
    public bool CanAsk => terminal.CanAsk;

    /// <summary>Asks for a text until there is no objection to it.</summary>
    /// <param name="question">What is asked for.</param>
    /// <param name="offer">What an empty answer means; null where there must be one.</param>
    /// <param name="objection">What is wrong with an answer; null where nothing is.</param>
    public string Ask(string question, string? offer, Func<string, string?> objection)
    {
        var prompt = new TextPrompt<string>(Markup.Escape(offer is null ? $"{question}:" : question)).Validate(answer =>
            objection(answer) is { } wrong ? ValidationResult.Error(Markup.Escape(wrong)) : ValidationResult.Success()
        );
        return terminal.Console.Prompt(offer is null ? prompt : prompt.DefaultValue(offer));
    }

    /// <summary>Asks whether something is wanted; an empty answer means that it is.</summary>
    public bool Confirm(string question) =>
        terminal.Console.Prompt(new ConfirmationPrompt(Markup.Escape(question)) { DefaultValue = true });

    /// <summary>Has one of a few words chosen.</summary>
    public string Choose(string question, IEnumerable<string> words) =>
        terminal.Console.Prompt(new SelectionPrompt<string>().Title(Markup.Escape(question)).AddChoices(words));
}
