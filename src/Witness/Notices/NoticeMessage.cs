using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Witness.Configuration.Sections;
using Witness.Core;
using Witness.Core.Dns;
using Witness.Ledger.Outgoing;

namespace Witness.Notices;

/// <summary>What is told.</summary>
/// <param name="Id">The notice's number in the ledger; 0 for a test.</param>
/// <param name="Witness">Who tells it.</param>
/// <param name="Kind">What it is about, as the configuration spells kinds; <c>test</c> for a test.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Text">What happened, and what to do next.</param>
internal sealed record NoticeMessage(long Id, string Witness, string Kind, DateTimeOffset At, string Text)
{
    /// <summary>The kind of a message that was only sent to try a channel.</summary>
    public const string Test = "test";

    /// <summary>The node; null where it concerns the witness itself.</summary>
    public string? Node { get; init; }

    /// <summary>The zone; null where it is about none.</summary>
    public string? Zone { get; init; }

    /// <summary>The records that have left DNS.</summary>
    public IReadOnlyList<DnsRecord> Removed { get; init; } = [];

    /// <summary>The records that are back in DNS.</summary>
    public IReadOnlyList<DnsRecord> Added { get; init; } = [];

    /// <summary>The command to type next; null where there is none.</summary>
    public string? Command { get; init; }

    /// <summary>The message in a few words: <c>[home] chitoge: removed</c>.</summary>
    public string Subject => $"[{Witness}] {(Node is null ? "" : $"{Node}: ")}{WordsOf(Kind)}";

    /// <summary>Where and when it comes from, for it may be late: <c>witness home, 2026-01-02 03:04:05Z</c>.</summary>
    public string Origin => $"witness {Witness}, {Phrase.Of(At)}";

    /// <summary>
    /// The same for the same message, and for no other one, of this ledger or another: 32 hexadecimal digits, by which a
    /// receiver can tell a repetition.
    /// </summary>
    public string Key =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Create(CultureInfo.InvariantCulture, $"{Id} {At.ToUnixTimeMilliseconds()} {Witness}")
                )
            )
        )[..32];

    /// <summary>A notice as it is told.</summary>
    public static NoticeMessage Of(OutgoingNotice outgoing, string witness)
    {
        var notice = outgoing.Notice;
        return new NoticeMessage(outgoing.Number, witness, NoticeSection.WordOf(notice.Kind), outgoing.At, notice.Text)
        {
            Node = notice.Node,
            Zone = notice.Zone?.Text,
            Removed = notice.Removed,
            Added = notice.Added,
            Command = notice.Command,
        };
    }

    /// <summary>A message that only shows that a channel works.</summary>
    public static NoticeMessage OfTest(string witness, DateTimeOffset at) =>
        new(
            0,
            witness,
            Test,
            at,
            $"this is a test of witness {witness}: nothing has happened, and nothing is to be done"
        );

    /// <summary><c>changeFailed</c> in words: <c>change failed</c>.</summary>
    private static string WordsOf(string kind) =>
        string.Concat(kind.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}
