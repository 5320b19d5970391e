using System.Text.Json.Nodes;
using Witness.Configuration.Sections;

namespace Witness.Setup;

/// <summary>A registrar for a first configuration, made from the keys that its type declares.</summary>
internal static class RegistrarDraft
{
    /// <summary>What is offered where nothing is said.</summary>
    private static readonly Dictionary<string, string> Offers = new(StringComparer.Ordinal)
    {
        [Rfc2136Section.KeyName.Name] = "witness",
    };

    /// <summary>The types of registrars.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. RegistrarKind.Types.Select(section => section.Type)];

    /// <summary>The keys that must be there, but for the type.</summary>
    public static IEnumerable<Key> Needed(string type) =>
        SectionOf(type).Keys.Where(key => key.IsRequired && key.Name != TypeKey.Name);

    /// <summary>What is written for a needed key where the operator says nothing; null where they must.</summary>
    public static string? OfferFor(string type, Key key) =>
        IsSecret(key) ? $"{type}.key" : Offers.GetValueOrDefault(key.Name);

    /// <summary>True of a key whose value is a secret, which is only ever asked for as the file that holds it.</summary>
    public static bool IsSecret(Key key) => key.Describe(partial: false).ContainsKey("oneOf");

    /// <summary>The registrar as it is written.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="settings">Its keys and values as typed; unknown ones are written too, for the reading to refuse.</param>
    public static JsonObject Of(string type, IReadOnlyDictionary<string, string> settings)
    {
        var keys = SectionOf(type).Keys;
        var registrar = new JsonObject { [TypeKey.Name] = type };
        foreach (var (name, value) in settings)
        {
            registrar[name] = ValueOf(keys.FirstOrDefault(key => key.Name == name), value);
        }

        foreach (var key in Needed(type).Where(key => !settings.ContainsKey(key.Name)))
        {
            registrar[key.Name] = OfferFor(type, key) is { } offer ? ValueOf(key, offer) : null;
        }

        return registrar;
    }

    private static RegistrarSection SectionOf(string type) =>
        RegistrarKind.Types.Single(section => section.Type == type);

    private static JsonNode ValueOf(Key? key, string text) =>
        key is null ? text
        : IsSecret(key) ? new JsonObject { ["file"] = text }
        : TypeOf(key) switch
        {
            "array" => new JsonArray([
                .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (JsonNode)word),
            ]),
            "integer" when int.TryParse(text, out var number) => number,
            "boolean" when bool.TryParse(text, out var flag) => flag,
            _ => text,
        };

    private static string? TypeOf(Key key) =>
        key.Describe(partial: false)["type"] switch
        {
            JsonArray types => types[0]?.GetValue<string>(),
            { } type => type.GetValue<string>(),
            null => null,
        };
}
