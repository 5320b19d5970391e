using Witness.Registrars.Tests.Namecheap;

namespace Witness.Lab.Tests.Cases;

/// <summary>The nasty cases that a fault of Namecheap's API, or somebody else's hand, makes.</summary>
internal static partial class NamecheapTable
{
    private const string NotTrusted = "no answer of Namecheap that can be trusted";

    private static readonly ServedHost Late = new("late", "A", "198.51.100.99");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<NastyCase<CaseDomain>> All { get; } = [.. Reading, .. Writing, .. Account];

    private static void AddLate(CaseDomain domain) => domain.Edit(hosts => [.. hosts, Late]);
}
