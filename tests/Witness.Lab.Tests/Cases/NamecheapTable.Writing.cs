using Witness.Registrars.Tests.Namecheap;

namespace Witness.Lab.Tests.Cases;

internal static partial class NamecheapTable
{
    private const string Unclear = "taiga is still leaving";

    /// <summary>What goes wrong before, during and after a write, which replaces a whole domain.</summary>
    public static IReadOnlyList<NastyCase<CaseDomain>> Writing =>
        [
            new(3, "lost before the write", AtTheWrite(Faults.Drop), CaseEnd.Left, Unclear, 2),
            new(
                3,
                "refused by a gateway before the write",
                AtTheWrite(Faults.Status(502)),
                CaseEnd.Left,
                "HTTP 502",
                2
            ),
            new(3, "the answer lost after the write", AtTheWrite(Faults.DropAfter), CaseEnd.Left, Unclear, 1),
            new(
                3,
                "half an answer after the write, by HTTP whole",
                AtTheWrite(Faults.HalfAfter),
                CaseEnd.Left,
                Unclear,
                1
            ),
            new(
                3,
                "half an answer after the write and the connection's end",
                AtTheWrite(Faults.TruncatedAfter),
                CaseEnd.Left,
                Unclear,
                1
            ),
            new(
                3,
                "a gateway's answer after the write",
                AtTheWrite(Faults.BadGatewayAfter),
                CaseEnd.Left,
                "HTTP 502",
                1
            ),
            new(
                3,
                "a failure that may or may not have written",
                AtTheWrite(Faults.Error("5050900", "Unhandled")),
                CaseEnd.Left,
                "5050900",
                2
            ),
            new(
                4,
                "a write answered and ignored",
                AtTheWrite(Faults.Ignored),
                CaseEnd.Left,
                "reading back still asks for",
                2
            ),
            new(
                4,
                "writes answered and ignored, again and again",
                AtTheWrite([.. Enumerable.Repeat(Faults.Ignored, 9)]),
                CaseEnd.Waits,
                "reading back still asks for",
                null
            ),
            new(
                4,
                "a reading back that is behind once",
                Written(domain => domain.Domain.Meet(Faults.Stale)),
                CaseEnd.Left,
                null,
                1
            ),
            new(
                4,
                "a reading back that fails",
                Written(domain => domain.Domain.Meet(Faults.Status(500))),
                CaseEnd.Left,
                "HTTP 500",
                1
            ),
            new(
                5,
                "an edit between the write and the reading back",
                Written(AddLate),
                CaseEnd.Left,
                "somebody else changed the zone meanwhile",
                1
            ),
            new(
                5,
                "a record edited between the write and the reading back",
                Written(SlowDownNote),
                CaseEnd.Left,
                "somebody else changed the zone meanwhile",
                1
            ),
            new(
                5,
                "records lost in the write itself",
                Written(LoseLists),
                CaseEnd.Left,
                "was written once more, and is there now",
                2
            ),
            new(
                9,
                "a record that it knows not to be taken back",
                domain => domain.Edit(hosts => [.. hosts, new("null", "MX", ".", "0")]),
                CaseEnd.Waits,
                "null MX",
                0
            ),
            new(
                9,
                "a record that the API refuses",
                domain => domain.Domain.RefusesQuotes = true,
                CaseEnd.Waits,
                "2050900 TXT record has an incorrect value",
                null
            ),
            new(12, "too many calls at the write", AtTheWrite(Faults.Status(405)), CaseEnd.Waits, "405", 1),
            new(39, "a captive portal at the write", AtTheWrite(Faults.Body(Faults.Html)), CaseEnd.Left, NotTrusted, 2),
        ];

    private static Action<CaseDomain> AtTheWrite(params Fault[] faults) => domain => domain.Domain.MeetWriting(faults);

    /// <summary>Something happens between the write and the reading back.</summary>
    private static Action<CaseDomain> Written(Action<CaseDomain> happens) =>
        domain => domain.Domain.MeetWriting(LabFaults.Then(() => happens(domain)));

    private static void SlowDownNote(CaseDomain domain) =>
        domain.Edit(hosts => hosts.Select(host => host.Name == "note" ? host with { Ttl = "60000" } : host));

    /// <summary>Nobody's edit: they have to be there in the end.</summary>
    private static void LoseLists(CaseDomain domain) =>
        domain.Domain.Hold(domain.Domain.Hosts.Where(host => host.Name is not ("lists" or "_dmarc")));
}
