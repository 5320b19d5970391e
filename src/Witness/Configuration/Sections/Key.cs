using System.Text.Json.Nodes;
using Witness.Configuration.Json;
using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>
/// A key of a section, declared once: its name, what its values are, its default and what it is for. Whoever reads a file and
/// whoever describes what a file may hold walk the same keys, so that the two cannot differ.
/// </summary>
/// <param name="name">Its name in the file.</param>
/// <param name="description">What it is for, in one line; said to whoever left it out.</param>
internal abstract class Key(string name, string description)
{
    /// <summary>Its name in the file.</summary>
    public string Name { get; } = name;

    /// <summary>What it is for, in one line without a final dot.</summary>
    public string Description { get; } = description;

    /// <summary>What counts where it is not written; null where nothing does.</summary>
    public JsonNode? Default { get; private init; }

    /// <summary>True where it must be written.</summary>
    public bool IsRequired { get; private init; }

    /// <summary>True where it may be left out, or be null, and then says nothing.</summary>
    public bool IsOptional => !IsRequired && Default is null;

    /// <summary>A key that must be written.</summary>
    public static Key<T> Required<T>(string name, Kind<T> kind, string description) =>
        new(name, kind, description) { IsRequired = true };

    /// <summary>A key that has a default, which is read like a value that is written.</summary>
    public static Key<T> WithDefault<T>(string name, Kind<T> kind, JsonNode @default, string description) =>
        new(name, kind, description) { Default = @default };

    /// <summary>A key that may be left out.</summary>
    public static Key<T> Optional<T>(string name, Kind<T> kind, string description)
        where T : class => new(name, kind, description);

    /// <inheritdoc cref="Kind{T}.CheckPartial" />
    public abstract void CheckPartial(JsonAt value, Reading reading);

    /// <summary>The key as JSON Schema: what its values are, what it is for, and its default.</summary>
    /// <param name="partial">As in <see cref="Kind{T}.Describe"/>.</param>
    public JsonObject Describe(bool partial)
    {
        var schema = DescribeValues(partial);
        schema["description"] = schema["description"] is { } values ? $"{Description} ({values})" : Description;
        if (Default is not null)
        {
            schema["default"] = Default.DeepClone();
        }
        else if (IsOptional)
        {
            AllowNull(schema);
        }

        return schema;
    }

    /// <inheritdoc cref="Kind{T}.Describe" />
    protected abstract JsonObject DescribeValues(bool partial);

    /// <inheritdoc cref="Kind{T}.Overlay" />
    public abstract JsonAt Overlay(JsonAt under, JsonAt over);

    private static void AllowNull(JsonObject schema)
    {
        if (schema["oneOf"] is JsonArray ways)
        {
            // Of its own type, or Add<T> would be called, which reflects.
            ways.Add((JsonNode)new JsonObject { ["type"] = "null" });
        }
        else
        {
            schema["type"] = new JsonArray(schema["type"]!.DeepClone(), "null");
        }
    }
}
