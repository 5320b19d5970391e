using System.Net;
using System.Net.Sockets;

namespace Witness.Checks.Connection;

/// <summary>Which of IPv4 and IPv6 this machine can use to reach the nodes, so that a lacking one is told once and not per node.</summary>
public static class AddressFamilies
{
    /// <summary>
    /// A sentence for each family of which this machine reaches none of the addresses; empty where all is well. A family
    /// without any address is not looked at.
    /// </summary>
    /// <param name="addresses">The addresses of the nodes.</param>
    public static IReadOnlyList<string> Lacking(IEnumerable<IPAddress> addresses) =>
        [
            .. addresses
                .GroupBy(address => address.AddressFamily)
                .Where(family => family.All(address => RoutingTable.ObjectionTo(address) is not null))
                .Select(family => Sentence(family.Key, family.Count(), RoutingTable.ObjectionTo(family.First()))),
        ];

    /// <summary><c>IPv4</c> or <c>IPv6</c>.</summary>
    public static string NameOf(AddressFamily family) => family == AddressFamily.InterNetworkV6 ? "IPv6" : "IPv4";

    private static string Sentence(AddressFamily family, int count, string? why) =>
        $"no {NameOf(family)} from here, so that {Core.Phrase.Of(count, "address", "addresses")} cannot be asked: {why}";
}
