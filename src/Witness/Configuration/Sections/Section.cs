using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Witness.Configuration.Json;
using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>An object with declared keys. Every other key is an error.</summary>
internal abstract class Section<T> : Kind<T>
{
    /// <summary>The keys, in the order in which they are best read.</summary>
    public abstract IReadOnlyList<Key> Keys { get; }

    /// <inheritdoc />
    public sealed override string Expected =>
        "an object: {" + string.Join(", ", Keys.Select(key => $"\"{key.Name}\": …")) + "}";

    /// <inheritdoc />
    public sealed override bool TryRead(JsonAt value, Reading reading, [MaybeNullWhen(false)] out T result)
    {
        result = default;
        if (!value.IsObject)
        {
            return Reject(value, reading, $"{value.Shown} is no object");
        }

        RejectUnknownKeys(value, reading);
        var section = new SectionReader(value, reading);
        result = Bind(section);
        return section.IsSound;
    }

    /// <inheritdoc />
    public sealed override void CheckPartial(JsonAt value, Reading reading)
    {
        if (!value.IsObject)
        {
            Reject(value, reading, $"{value.Shown} is no object");
            return;
        }

        RejectUnknownKeys(value, reading);
        foreach (var key in Keys)
        {
            if (SectionReader.Written(value, key) is { } written)
            {
                key.CheckPartial(written, reading);
            }
        }
    }

    /// <inheritdoc />
    public sealed override JsonAt Overlay(JsonAt under, JsonAt over)
    {
        if (!under.IsObject || !over.IsObject)
        {
            return over;
        }

        var members = new Dictionary<string, JsonAt>(under.Members, StringComparer.Ordinal);
        foreach (var (name, value) in over.Members)
        {
            members[name] =
                Keys.FirstOrDefault(key => key.Name == name) is { } key && members.TryGetValue(name, out var covered)
                    ? key.Overlay(covered, value)
                    : value;
        }

        return over with
        {
            Members = members,
        };
    }

    /// <inheritdoc />
    public sealed override JsonObject Describe(bool partial)
    {
        var lenient = partial || IsLaidOver;
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(
                Keys.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)key.Describe(lenient)))
            ),
            ["additionalProperties"] = false,
        };
        if (!lenient && Keys.Any(key => key.IsRequired))
        {
            schema["required"] = new JsonArray([
                .. Keys.Where(key => key.IsRequired).Select(key => (JsonNode)key.Name),
            ]);
        }

        return schema;
    }

    /// <summary>True where what it lacks comes from another section that it is laid over.</summary>
    protected virtual bool IsLaidOver => false;

    /// <summary>
    /// Makes the section of its keys, and records what is wrong between them. What it makes is dropped unless the section
    /// is sound, so that it need not mind values that were refused.
    /// </summary>
    protected abstract T Bind(SectionReader section);

    private void RejectUnknownKeys(JsonAt value, Reading reading)
    {
        foreach (var (name, at) in value.Members)
        {
            if (Keys.All(key => key.Name != name))
            {
                reading.Reject(at, "unknown key", Nearest.Advice(name, Keys.Select(key => key.Name)));
            }
        }
    }
}
