using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Core.Checks;

namespace Witness.Ledger.Stored;

/// <summary>The result of a check as kept. What is as usual is left out: the role gate, one try.</summary>
internal static class StoredResult
{
    public static JsonObject Of(CheckResult result) =>
        StoredJson.Object(
            ("check", result.Check),
            ("address", result.Address.ToString()),
            ("outcome", result.Outcome.ToString()),
            ("us", result.Took.Kept()),
            ("detail", result.Detail),
            ("role", result.Role == CheckRole.Gate ? null : result.Role.ToString()),
            ("tries", result.Tries == 1 ? null : result.Tries),
            ("evidence", result.Evidence is { } evidence ? StoredEvidence.Of(evidence) : null)
        );

    public static CheckResult From(JsonElement json) =>
        new(
            json.Text("check"),
            IPAddress.Parse(json.Text("address")),
            json.TextOrNull("role") is { } role ? Enum.Parse<CheckRole>(role) : CheckRole.Gate,
            Enum.Parse<CheckOutcome>(json.Text("outcome")),
            TimeSpan.FromMicroseconds(json.Number("us")),
            json.Text("detail"),
            json.Has("evidence", out var evidence) ? StoredEvidence.From(evidence) : null,
            (int)(json.NumberOrNull("tries") ?? 1)
        );
}
