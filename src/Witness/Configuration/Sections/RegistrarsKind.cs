using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Witness.Configuration.Json;
using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>The key <c>registrars</c>: registrars by their names.</summary>
internal sealed class RegistrarsKind : Kind<IReadOnlyList<RegistrarOptions>>
{
    /// <inheritdoc />
    public override string Expected => "an object of registrars by their names";

    /// <summary>What each of its values is.</summary>
    public RegistrarKind Registrar { get; } = new();

    /// <inheritdoc />
    public override JsonObject Describe(bool partial) =>
        new()
        {
            ["type"] = "object",
            ["propertyNames"] = new JsonObject { ["pattern"] = IdentifierKind.Expression },
            ["additionalProperties"] = Registrar.Describe(partial),
        };

    /// <inheritdoc />
    public override bool TryRead(
        JsonAt value,
        Reading reading,
        [MaybeNullWhen(false)] out IReadOnlyList<RegistrarOptions> result
    )
    {
        var registrars = new List<RegistrarOptions>();
        result = registrars;
        if (!value.IsObject)
        {
            return Reject(value, reading, $"{value.Shown} is no object");
        }

        var good = true;
        foreach (var (name, at) in value.Members)
        {
            good &= IsName(name, at, reading);
            if (Registrar.TryRead(at, reading, out var registrar))
            {
                registrars.Add(registrar with { Name = name });
            }
            else
            {
                good = false;
            }
        }

        return good;
    }

    private static bool IsName(string name, JsonAt at, Reading reading)
    {
        if (IdentifierKind.IsMatch(name))
        {
            return true;
        }

        reading.Reject(at, $"{JsonAt.Quote(name)} is no name of a registrar", $"write {IdentifierKind.Any.Expected}");
        return false;
    }
}
