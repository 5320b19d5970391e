using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Witness.Configuration.Json;
using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>An object of things by their names.</summary>
/// <param name="noun">What each of them is, in the singular: <c>registrar</c>.</param>
/// <param name="kind">What each of them is.</param>
/// <param name="named">One of them with its name.</param>
internal class NamedKind<T>(string noun, Kind<T> kind, Func<T, string, T> named) : Kind<IReadOnlyList<T>>
{
    /// <inheritdoc />
    public sealed override string Expected => $"an object of {noun}s by their names";

    /// <inheritdoc />
    public sealed override JsonObject Describe(bool partial) =>
        new()
        {
            ["type"] = "object",
            ["propertyNames"] = new JsonObject { ["pattern"] = IdentifierKind.Expression },
            ["additionalProperties"] = kind.Describe(partial),
        };

    /// <inheritdoc />
    public sealed override bool TryRead(
        JsonAt value,
        Reading reading,
        [MaybeNullWhen(false)] out IReadOnlyList<T> result
    )
    {
        var things = new List<T>();
        result = things;
        if (!value.IsObject)
        {
            return Reject(value, reading, $"{value.Shown} is no object");
        }

        var good = true;
        foreach (var (name, at) in value.Members)
        {
            good &= IsName(name, at, reading);
            if (kind.TryRead(at, reading, out var thing))
            {
                things.Add(named(thing, name));
            }
            else
            {
                good = false;
            }
        }

        return good;
    }

    private bool IsName(string name, JsonAt at, Reading reading)
    {
        if (IdentifierKind.IsMatch(name))
        {
            return true;
        }

        reading.Reject(at, $"{JsonAt.Quote(name)} is no name of a {noun}", $"write {IdentifierKind.Any.Expected}");
        return false;
    }
}
