using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Witness.Cli;

/// <summary>The option <c>--json</c> of every reading command.</summary>
internal static class JsonOption
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The option.</summary>
    public static Option<bool> Create() => new("--json") { Description = "Print JSON, for scripts." };

    /// <summary>Prints a value as one line.</summary>
    public static void Write<T>(Terminal terminal, T value, JsonTypeInfo<T> type) =>
        terminal.Output.WriteLine(LineOf(value, type));

    /// <summary>A value as one line, without its end.</summary>
    public static string LineOf<T>(T value, JsonTypeInfo<T> type)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Readable))
        {
            JsonSerializer.Serialize(writer, value, type);
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
