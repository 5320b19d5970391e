using Witness.Lab.Tests.Stories.Namecheap;
using Witness.Registrars.Tests.Namecheap;

namespace Witness.Lab.Tests.Cases;

internal static partial class NamecheapTable
{
    private const string Bomb =
        "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><ApiResponse Status=\"OK\"><x>&b;</x></ApiResponse>";

    /// <summary>What goes wrong when the zone is read, of which nothing may ever be taken for an empty zone.</summary>
    public static IReadOnlyList<NastyCase<CaseDomain>> Reading =>
        [
            new(1, "0 bytes", Planning(Faults.Body("")), CaseEnd.Left, NotTrusted, 1),
            new(1, "half an answer, by HTTP whole", Planning(Faults.HalfAfter), CaseEnd.Left, NotTrusted, 1),
            new(
                1,
                "half an answer and the connection's end",
                Planning(Faults.TruncatedAfter),
                CaseEnd.Left,
                "no whole answer",
                1
            ),
            new(1, "a complete answer without hosts", Planning(LabFaults.Empty), CaseEnd.Left, "has become empty", 1),
            new(1, "the domain emptied in the dashboard", Planned(Wipe), CaseEnd.Waits, "has lost", 0),
            new(
                2,
                "an error with a result of defaults",
                Planning(Faults.Error("5050900", "Unhandled")),
                CaseEnd.Left,
                "5050900",
                1
            ),
            new(2, "an error for humans", Planning(Faults.Error("2030166", "invalid")), CaseEnd.Waits, "2030166", 0),
            new(5, "an edit just before the reading to plan on", Planned(AddLate), CaseEnd.Left, null, 1),
            new(7, "no mail setting", domain => domain.SetMail(null), CaseEnd.Waits, "EmailType", 0),
            new(
                8,
                "a Dynamic DNS host",
                domain => domain.Edit(hosts => [.. hosts, Late with { IsDynamic = true }]),
                CaseEnd.Waits,
                "Dynamic DNS",
                0
            ),
            new(12, "too many calls while it plans", Planning(Faults.Status(405)), CaseEnd.Waits, "405", 0),
            new(15, "the parent's domain answers", Parent, CaseEnd.Waits, "which is another zone", 0),
            new(
                16,
                "the domain is served elsewhere",
                domain => domain.Domain.IsUsingOurDns = false,
                CaseEnd.Waits,
                "is not served by Namecheap",
                0
            ),
            new(35, "two equal hosts", domain => domain.Edit(hosts => [.. hosts, Late, Late]), CaseEnd.Left, null, 1),
            new(
                37,
                "the API is down for two rounds",
                domain => domain.Domain.Meet(Enumerable.Repeat(Faults.Status(503), 3)),
                CaseEnd.Left,
                "503",
                1
            ),
            new(39, "a captive portal", Planning(Faults.Body(Faults.Html)), CaseEnd.Left, NotTrusted, 1),
            new(40, "a document type with entities", Planning(Faults.Body(Bomb)), CaseEnd.Left, NotTrusted, 1),
            new(40, "blanks without end", Planning(Faults.Endless), CaseEnd.Left, "larger than any host list", 1),
        ];

    /// <summary>The first reading, by which the daemon knows the zone, is good; the one that it plans on is not.</summary>
    private static Action<CaseDomain> Planning(Fault fault) => domain => domain.Domain.Meet(LabFaults.None, fault);

    /// <summary>Something happens after the first reading.</summary>
    private static Action<CaseDomain> Planned(Action<CaseDomain> happens) =>
        domain => domain.Domain.Meet(LabFaults.Then(() => happens(domain)));

    private static void Wipe(CaseDomain domain) =>
        domain.Edit(hosts => hosts.Where(host => host.Ttl == "300" || SixtyHosts.IsRotationOfTaiga(host)));

    private static void Parent(CaseDomain domain)
    {
        domain.Domain.AnswersForChildren = true;
        domain.ZoneText = $"sub.{domain.ZoneText}";
    }
}
