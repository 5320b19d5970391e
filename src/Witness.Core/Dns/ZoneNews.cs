using Witness.Core.Ledger;

namespace Witness.Core.Dns;

/// <summary>What the humans are told of the looks at zones. What befalls many zones at once is told once.</summary>
internal static class ZoneNews
{
    private const int Named = 3;

    /// <summary>Zones that can be read again, and were said to be unreadable.</summary>
    public static IEnumerable<Notice> Recovered(IEnumerable<ZoneSettings> zones) =>
        zones
            .GroupBy(zone => zone.Registrar, StringComparer.Ordinal)
            .Select(group => Told($"{NamesOf([.. group])} can be read again ({group.Key})"));

    /// <summary>Zones that cannot be read, for an error that was not told before.</summary>
    public static IEnumerable<Notice> Failed(IEnumerable<ZoneLook.Failed> looks) =>
        looks
            .GroupBy(look => (look.Zone.Registrar, look.Error))
            .Select(group =>
                Told(
                    $"{NamesOf([.. group.Select(look => look.Zone)])} cannot be read ({group.Key.Registrar}): {group.Key.Error}; while that lasts no node can be removed from {(group.Skip(1).Any() ? "them" : "it")}; what is wrong says: witness doctor",
                    "witness doctor"
                ) with
                {
                    Zone = group.Skip(1).Any() ? null : group.First().Zone.Name,
                }
            );

    /// <summary>Zones of one registrar that have been put off for too long.</summary>
    public static Notice Late(IReadOnlyList<ZoneSettings> zones, TimeSpan unread, string why) =>
        Told(
            $"{NamesOf(zones)} {(zones.Count == 1 ? "has" : "have")} not been looked at for {Phrase.Of(unread)} ({zones[0].Registrar}): {why}; what others change there is seen late, removals are not affected; when each was read says: witness status",
            "witness status"
        );

    /// <summary>All zones of a registrar are looked at in time again.</summary>
    public static Notice InTime(string registrar) => Told($"all zones of {registrar} are looked at in time again");

    private static Notice Told(string text, string? command = null) =>
        new(NoticeKind.Zone, Node: null, text) { Command = command };

    private static string NamesOf(IReadOnlyList<ZoneSettings> zones)
    {
        var named = zones.Select(zone => zone.Name.Text).Order(StringComparer.Ordinal).Take(Named).ToList();
        var more = zones.Count - named.Count;
        return $"{(zones.Count == 1 ? "zone" : "zones")} {Phrase.List(more == 0 ? named : [.. named, $"{more} more"])}";
    }
}
