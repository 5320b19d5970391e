using System.Text.Json;

namespace Witness.Tests;

/// <summary>What a command said, and its exit code.</summary>
internal sealed record Outcome(int Exit, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public List<JsonElement> JsonLines => [.. Lines.Select(line => JsonDocument.Parse(line).RootElement)];
}
