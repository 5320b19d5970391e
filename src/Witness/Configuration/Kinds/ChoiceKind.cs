using System.Text.Json.Nodes;
using Witness.Configuration.Json;

namespace Witness.Configuration.Kinds;

/// <summary>One of a few words.</summary>
/// <param name="choices">The words and what they mean.</param>
internal sealed class ChoiceKind<T>(params (string Word, T Meaning)[] choices) : TextKind<T>
{
    /// <inheritdoc />
    public override string Expected =>
        choices.Length == 1
            ? $"\"{choices[0].Word}\""
            : string.Join(", ", choices.SkipLast(1).Select(choice => $"\"{choice.Word}\""))
                + $" or \"{choices[^1].Word}\"";

    /// <inheritdoc />
    public override JsonObject Describe(bool partial) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. choices.Select(choice => (JsonNode)choice.Word)]) };

    /// <inheritdoc />
    protected override T Parse(string text, Reading reading)
    {
        foreach (var choice in choices)
        {
            if (choice.Word == text)
            {
                return choice.Meaning;
            }
        }

        throw new FormatException($"{JsonAt.Quote(text)} is none of the words known here");
    }
}

/// <summary>Makes choices of words that mean themselves.</summary>
internal static class ChoiceKind
{
    /// <summary>One of the words given.</summary>
    public static ChoiceKind<string> Of(params string[] words) => new(Array.ConvertAll(words, word => (word, word)));
}
