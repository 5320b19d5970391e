using Witness.Core.Ledger;
using Witness.Ledger.Outgoing;

namespace Witness.Ledger.Tables;

/// <summary>The channels by which notices are told, and how far each has come.</summary>
internal static class ChannelTable
{
    /// <summary>The sequence and not the newest row: what was pruned has a number too.</summary>
    private const string Newest = "coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'notices'), 0)";

    private const string IsForIt = "(kinds IS NULL OR kind IN (SELECT value FROM json_each(kinds)))";

    /// <summary>Keeps exactly these channels. A new one begins after the newest notice.</summary>
    public static void Keep(
        LedgerTransaction ledger,
        IReadOnlyDictionary<string, IReadOnlyCollection<NoticeKind>?> channels
    )
    {
        foreach (var gone in Read(ledger).Select(channel => channel.Name).Except(channels.Keys, StringComparer.Ordinal))
        {
            ledger.Execute("DELETE FROM channels WHERE name = @gone", ("gone", gone));
        }

        ledger.ExecuteEach(
            $"""
            INSERT INTO channels (name, kinds, done, tries) VALUES (@Name, @Kinds, {Newest}, 0)
            ON CONFLICT (name) DO UPDATE SET kinds = excluded.kinds
            """,
            channels,
            channel => [("Name", channel.Key), ("Kinds", channel.Value is { } kinds ? NoticeTable.Listed(kinds) : null)]
        );
    }

    /// <summary>Every channel that is kept.</summary>
    public static IReadOnlyList<ChannelProgress> Read(LedgerTransaction ledger) =>
        ledger.Query(
            $"""
            SELECT name, tries, error, failed_at, told_at,
                (SELECT count(*) FROM notices WHERE id > done AND {IsForIt}) AS waiting
            FROM channels ORDER BY name
            """,
            row => new ChannelProgress(
                row.Text("name"),
                row.Count("waiting"),
                row.Count("tries"),
                row.TextOrNull("error"),
                row.AtOrNull("failed_at"),
                row.AtOrNull("told_at")
            )
        );

    /// <summary>The oldest notice for a channel that it has not told.</summary>
    public static OutgoingNotice? Next(LedgerTransaction ledger, string channel) =>
        ledger.First(
            $"""
            SELECT {NoticeTable.Columns} FROM notices, (SELECT kinds, done FROM channels WHERE name = @Channel)
            WHERE id > done AND {IsForIt} ORDER BY id LIMIT 1
            """,
            NoticeTable.ToOutgoing,
            ("Channel", channel)
        );

    /// <summary>True where there are notices newer than what a channel is done with.</summary>
    public static bool Passes(LedgerTransaction ledger, string channel) =>
        ledger.Query(
            $"SELECT 1 FROM channels WHERE name = @Channel AND done < {Newest}",
            _ => true,
            ("Channel", channel)
        )
            is [true];

    /// <summary>A channel is done with whatever there is, unless some of it is for it.</summary>
    public static int Pass(LedgerTransaction ledger, string channel) =>
        Next(ledger, channel) is null
            ? ledger.Execute($"UPDATE channels SET done = {Newest} WHERE name = @channel", ("channel", channel))
            : 0;

    /// <summary>A notice has been told to everybody.</summary>
    /// <returns>True where the channel had been in trouble.</returns>
    public static bool Told(LedgerTransaction ledger, string channel, long notice, DateTimeOffset at)
    {
        var mends = ledger.Query(
            "SELECT 1 FROM channels WHERE name = @Channel AND error IS NOT NULL",
            _ => true,
            ("Channel", channel)
        );
        ledger.Execute(
            """
            UPDATE channels SET done = @notice, tries = 0, error = NULL, failed_at = NULL, told_at = @at
            WHERE name = @channel
            """,
            ("channel", channel),
            ("notice", notice),
            ("at", at.Kept())
        );
        return mends is [true];
    }

    /// <summary>A notice has been told to some, and is not told to the others.</summary>
    public static int ToldInPart(
        LedgerTransaction ledger,
        string channel,
        long notice,
        string error,
        DateTimeOffset at
    ) =>
        ledger.Execute(
            """
            UPDATE channels SET done = @notice, tries = 0, error = @error, failed_at = @at, told_at = @at
            WHERE name = @channel
            """,
            ("channel", channel),
            ("notice", notice),
            ("error", error),
            ("at", at.Kept())
        );

    /// <summary>A try has failed.</summary>
    public static int Failed(LedgerTransaction ledger, string channel, string error, DateTimeOffset at) =>
        ledger.Execute(
            "UPDATE channels SET tries = tries + 1, error = @error, failed_at = @at WHERE name = @channel",
            ("channel", channel),
            ("error", error),
            ("at", at.Kept())
        );

    /// <summary>A notice is not tried again, and the next one begins with its own first try.</summary>
    public static int GivenUp(LedgerTransaction ledger, string channel, long notice, string error, DateTimeOffset at) =>
        ledger.Execute(
            "UPDATE channels SET done = @notice, tries = 0, error = @error, failed_at = @at WHERE name = @channel",
            ("channel", channel),
            ("notice", notice),
            ("error", error),
            ("at", at.Kept())
        );
}
