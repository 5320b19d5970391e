using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Configuration.Sections;

namespace Witness.Configuration;

/// <summary>
/// The configuration as JSON Schema, made from the same declarations that read it. It is of draft-07, which is the newest
/// that editors know whole: Visual Studio Code supports later ones in part, and others not at all.
/// </summary>
internal static class ConfigurationSchema
{
    private static readonly JsonSerializerOptions Legible = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema, as it stands in <c>config/witness.schema.json</c>.</summary>
    public static string Text()
    {
        var root = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Configuration of Witness",
            ["description"] = "made by: witness schema",
            // Not of the standard: Visual Studio Code reads them.
            ["allowComments"] = true,
            ["allowTrailingCommas"] = true,
        };
        foreach (var (name, value) in new WitnessSection().Describe(partial: false))
        {
            root[name] = value?.DeepClone();
        }

        return root.ToJsonString(Legible);
    }
}
