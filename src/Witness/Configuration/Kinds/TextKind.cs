using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Configuration.Json;

namespace Witness.Configuration.Kinds;

/// <summary>A value that is written as a JSON string without control characters.</summary>
internal abstract class TextKind<T> : Kind<T>
{
    /// <inheritdoc />
    public sealed override bool TryRead(JsonAt value, Reading reading, [MaybeNullWhen(false)] out T result)
    {
        result = default;
        if (value.Kind != JsonValueKind.String)
        {
            return Reject(value, reading, $"{value.Shown} is no string");
        }

        if (value.Text.Any(char.IsControl))
        {
            return Reject(value, reading, "holds a control character");
        }

        try
        {
            result = Parse(value.Text, reading);
            return true;
        }
        catch (FormatException e)
        {
            return Reject(value, reading, e.Message);
        }
    }

    /// <inheritdoc />
    public override JsonObject Describe(bool partial) =>
        new()
        {
            ["type"] = "string",
            ["pattern"] = Shape,
            ["description"] = Expected,
        };

    /// <summary>The expression that every text of this kind matches, as editors know them (ECMA-262).</summary>
    protected virtual string Shape => Anything;

    /// <summary>Something, on one line.</summary>
    protected const string Anything = @"^[^\u0000-\u001f]*[^\s\u0000-\u001f][^\u0000-\u001f]*$";

    /// <summary>Makes the value of the text.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong with it.</exception>
    protected abstract T Parse(string text, Reading reading);
}
