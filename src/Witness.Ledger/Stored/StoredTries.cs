using System.Text.Json;
using System.Text.Json.Nodes;

namespace Witness.Ledger.Stored;

/// <summary>The passes of a round that took more than one try, as kept: pairs of an answer's place and its tries.</summary>
internal static class StoredTries
{
    private static readonly IReadOnlyDictionary<int, int> None = new Dictionary<int, int>();

    public static string? Of(IReadOnlyDictionary<int, int> retried) =>
        retried.Count == 0
            ? null
            : StoredJson.Write(StoredJson.List(retried, pair => new JsonArray(pair.Key, pair.Value)));

    public static IReadOnlyDictionary<int, int> From(string? json) =>
        json is null ? None : StoredJson.ReadList(json, PairFrom).ToDictionary();

    private static KeyValuePair<int, int> PairFrom(JsonElement pair) => new(pair[0].GetInt32(), pair[1].GetInt32());
}
