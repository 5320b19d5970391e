using Witness.Core;
using Witness.Core.Dns;

namespace Witness.Registrars.Exec;

/// <summary>The answer to <c>read</c>.</summary>
internal static class ReadAnswer
{
    /// <summary>Makes the zone of an answer.</summary>
    /// <exception cref="FormatException">It is no zone, or not the one asked for; the message says why.</exception>
    public static Zone Read(AnswerObject answer, DomainName asked)
    {
        answer.Expect("version", "zone", "records", "attributes", "state", "whole");
        var zone = DomainName.Parse(answer.Text("zone"));
        if (zone != asked)
        {
            throw new FormatException($"zone is {zone}, and {asked} was asked for");
        }

        return new Zone(zone, Records(answer, zone))
        {
            Attributes = answer.Fields("attributes"),
            Version = answer.OptionalText("state"),
            IsWhole = answer.Flag("whole"),
        };
    }

    private static List<DnsRecord> Records(AnswerObject answer, DomainName zone)
    {
        var records = answer.Objects("records").Select(record => RecordAnswer.Read(record, zone)).ToList();
        if (records.Count == 0)
        {
            throw new FormatException("records is empty, and a zone has one record at least: its NS");
        }

        // A page that was fetched twice often stands for one that was not fetched at all.
        var repeated = records
            .GroupBy(record => (record.Name, record.Type, record.Address?.ToString() ?? record.Data, record.Vendor))
            .FirstOrDefault(group => group.Count() > 1);
        return repeated is null
            ? records
            : throw new FormatException($"{repeated.First()} is listed {Phrase.Of(repeated.Count(), "time")}");
    }
}
