using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Core.Checks;
using Witness.Core.Dns;

namespace Witness.Ledger.Stored;

/// <summary>The lists that several tables keep.</summary>
internal static class StoredList
{
    public static string Of(IEnumerable<CheckResult> results) =>
        StoredJson.Write(StoredJson.List(results, StoredResult.Of));

    public static IReadOnlyList<CheckResult> ResultsFrom(string json) => StoredJson.ReadList(json, StoredResult.From);

    public static string Of(IEnumerable<DnsRecord> records) =>
        StoredJson.Write(StoredJson.List(records, StoredRecord.Of));

    public static IReadOnlyList<DnsRecord> RecordsFrom(string json) => StoredJson.ReadList(json, StoredRecord.From);

    public static string Of(IEnumerable<DateTimeOffset> instants) =>
        StoredJson.Write(StoredJson.List(instants, at => JsonValue.Create(at.Kept())));

    public static DateTimeOffset[] InstantsFrom(string json) => StoredJson.Read(json, Instants);

    private static DateTimeOffset[] Instants(JsonElement list)
    {
        var instants = new DateTimeOffset[list.GetArrayLength()];
        for (var index = 0; index < instants.Length; index++)
        {
            instants[index] = Instant.Of(list[index].GetInt64());
        }

        return instants;
    }
}
