using System.Text.Json;
using Witness.Cli;
using Witness.Configuration;
using Witness.Configuration.Json;
using Witness.Configuration.Kinds;

namespace Witness.Setup;

/// <summary>Reads what was typed as the configuration would read it.</summary>
internal static class TypedValue
{
    /// <summary>The value of a text.</summary>
    /// <param name="kind">What it must be.</param>
    /// <param name="what">What it is for, for whoever typed another.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="UsageException">It is no such value.</exception>
    public static T Read<T>(Kind<T> kind, string what, string text)
    {
        var reading = new Reading("", Directory.GetCurrentDirectory(), "");
        return kind.TryRead(new JsonAt(JsonValueKind.String, 0, what) { Text = text }, reading, out var value)
            ? value
            : throw new UsageException($"{what}: {reading.Errors[0].Message}");
    }

    /// <summary>What is wrong with a text; null where nothing is.</summary>
    public static string? ObjectionTo<T>(Kind<T> kind, string what, string text)
    {
        try
        {
            Read(kind, what, text);
            return null;
        }
        catch (UsageException error)
        {
            return error.Message;
        }
    }
}
