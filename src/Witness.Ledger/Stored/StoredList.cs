using Witness.Core.Checks;
using Witness.Core.Dns;

namespace Witness.Ledger.Stored;

/// <summary>The lists that several tables keep.</summary>
internal static class StoredList
{
    public static string Of(IEnumerable<CheckResult> results) =>
        StoredJson.Write(results.Select(StoredResult.Of).ToArray());

    public static IReadOnlyList<CheckResult> ResultsFrom(string json) =>
        [.. StoredJson.Read<StoredResult[]>(json).Select(result => result.ToResult())];

    public static string Of(IEnumerable<DnsRecord> records) =>
        StoredJson.Write(records.Select(StoredRecord.Of).ToArray());

    public static IReadOnlyList<DnsRecord> RecordsFrom(string json) =>
        [.. StoredJson.Read<StoredRecord[]>(json).Select(record => record.ToRecord())];

    public static string Of(IEnumerable<DateTimeOffset> instants) =>
        StoredJson.Write(instants.Select(at => at.Kept()).ToArray());

    public static IReadOnlyList<DateTimeOffset> InstantsFrom(string json) =>
        [.. StoredJson.Read<long[]>(json).Select(Instant.Of)];
}
