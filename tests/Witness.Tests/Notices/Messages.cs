using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Ledger.Outgoing;
using Witness.Notices;

namespace Witness.Tests.Notices;

/// <summary>What tests tell.</summary>
internal static class Messages
{
    public static readonly DnsRecord Record = new(DomainName.Parse("www.demo.test"), "A", 300, "203.0.113.11");

    /// <summary>A notice with every field.</summary>
    public static NoticeMessage Whole { get; } =
        NoticeMessage.Of(
            new OutgoingNotice(
                42,
                Site.Now,
                7,
                new Notice(
                    NoticeKind.Removed,
                    "chitoge",
                    "chitoge is Out (4 strikes <within> 1 h & more): - *.demo.test A – put it back with: witness readd chitoge"
                )
                {
                    Zone = DomainName.Parse("demo.test"),
                    Removed = [Record],
                    Added = [Record with { Ttl = null }],
                    Command = "witness readd chitoge",
                }
            ),
            "home"
        );

    /// <summary>A notice of a kind, about nothing.</summary>
    public static Notice Of(NoticeKind kind, string text) => new(kind, Node: null, text);
}
