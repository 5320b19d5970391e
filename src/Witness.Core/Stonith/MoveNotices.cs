using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Strikes;

namespace Witness.Core.Stonith;

/// <summary>What the humans are told of a node's move: what happened, why, to which records, and what to type next. Pure.</summary>
internal static class MoveNotices
{
    /// <summary>Its records have left.</summary>
    public static Notice Removed(Standing standing, string records) =>
        Told(
            NoticeKind.Removed,
            standing.Node,
            $"{standing.Node} is Out ({standing.Reason}): {records}; once it is well, put it back with",
            $"witness readd {standing.Node}"
        ) with
        {
            Removed = [.. standing.Owed.Select(owed => owed.Record)],
        };

    /// <summary>Its records are back by an order.</summary>
    public static Notice Readded(Standing standing, string records, IReadOnlyList<ZoneChange> changes) =>
        Told(
            NoticeKind.Readded,
            standing.Node,
            $"{standing.Node} is In again ({standing.Reason}): {records}; how it does says",
            "witness status"
        ) with
        {
            Added = [.. changes.SelectMany(change => change.Added)],
        };

    /// <summary>Its records are back by somebody else's hand, and it passes.</summary>
    public static Notice ReaddedOutside(string node, string text) =>
        Told(NoticeKind.Readded, node, $"{node} is In: {text}; how it does says", "witness status");

    /// <summary>Its records are back by somebody else's hand, and it fails.</summary>
    public static Notice CameBack(string node, string text) =>
        Told(
            NoticeKind.CameBack,
            node,
            $"{node}: {text}; find out who writes this zone; when it did says",
            $"witness history {node}"
        );

    /// <summary>It is well again, for so long that it may come back.</summary>
    public static Notice Ready(Standing standing, string reason) =>
        Told(
            NoticeKind.Ready,
            standing.Node,
            $"{standing.Node} has passed {reason}; put it back ({Records("+", standing.Owed.Select(owed => owed.Record))}) with",
            $"witness readd {standing.Node}"
        );

    /// <summary>A zone could not be changed for it, or what came of it is not known.</summary>
    public static Notice Failed(Standing standing, ZoneSettings zone, string error)
    {
        var (word, sign) = standing.Rotation == Rotation.Leaving ? ("leaving", "-") : ("returning", "+");
        var owed = standing.OwedTo(zone.Name).ToList();
        return Told(
            NoticeKind.ChangeFailed,
            standing.Node,
            $"{standing.Node} is still {word}: zone {zone.Name} ({zone.Registrar}): {error}{(owed.Count == 0 ? "" : $"; what it is about: {Records(sign, owed)}")}; it is tried again by itself, when says",
            "witness status"
        ) with
        {
            Zone = zone.Name,
        };
    }

    /// <summary>Some of its zones have followed, and one is not to be changed.</summary>
    public static Notice HalfMoved(string node, DomainName zone, string why) =>
        Told(
            NoticeKind.ChangeFailed,
            node,
            $"{node} is half moved, and zone {zone} cannot follow: {why}; what it holds says",
            $"witness zone show {zone}"
        ) with
        {
            Zone = zone,
        };

    /// <summary>Its readd was refused.</summary>
    public static Notice StaysOut(string node, string why) =>
        Told(
            NoticeKind.ChangeFailed,
            node,
            $"{node} stays Out: {why}; once that is mended, put it back with",
            $"witness readd {node}"
        );

    /// <summary>Its removal was refused, or is needed no more.</summary>
    public static Notice StaysIn(string node, string why) =>
        Told(NoticeKind.Spared, node, $"{node} stays In: {why}; how it does says", "witness status");

    /// <summary>Its records came back, and may not be taken out again.</summary>
    public static Notice ComebackLeft(string node, string why) =>
        Told(
            NoticeKind.ChangeFailed,
            node,
            $"{node}'s records that came back are left: {why}; who put them there may be seen by when, which says",
            $"witness history {node}"
        );

    /// <summary>It fails, and is spared.</summary>
    /// <param name="verdict">The policy's word.</param>
    /// <param name="published">The records by which it stays in DNS.</param>
    public static Notice Spared(Verdict verdict, IReadOnlyCollection<DnsRecord> published)
    {
        var (advice, command) = verdict.Rule switch
        {
            Rule.Held => ("let go of it with", $"witness release {verdict.Node}"),
            Rule.Frozen => ("end the freeze with", "witness thaw"),
            Rule.Observe => ("what acting would do says", "witness plan"),
            Rule.Cap => ("take it out all the same with", $"witness remove {verdict.Node}"),
            Rule.Accident => ("the zones as they were are listed by", "witness zone list"),
            _ => ("how it fails says", $"witness why {verdict.Node}"),
        };
        var records = published.Count == 0 ? "" : $"; published: {string.Join(", ", published)}";
        return Told(
            NoticeKind.Spared,
            verdict.Node,
            $"{verdict.Node} fails and stays in DNS: {verdict.Detail}{records}; {advice}",
            command
        );
    }

    private static Notice Told(NoticeKind kind, string node, string text, string command) =>
        new(kind, node, $"{text}: {command}") { Command = command };

    private static string Records(string sign, IEnumerable<DnsRecord> records) =>
        string.Join(", ", records.Select(record => $"{sign} {record}"));
}
