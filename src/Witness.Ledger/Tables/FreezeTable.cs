using Witness.Core.Strikes;

namespace Witness.Ledger.Tables;

/// <summary>The freeze in force: one row, or none.</summary>
internal static class FreezeTable
{
    /// <summary>Begins a freeze, or ends it.</summary>
    public static void Write(LedgerTransaction ledger, Hold? freeze)
    {
        ledger.Execute("DELETE FROM freeze");
        if (freeze is not null)
        {
            ledger.Execute(
                "INSERT INTO freeze (id, since, until, reason, frozen_by) VALUES (1, @Since, @Until, @Reason, @By)",
                new
                {
                    Since = freeze.Since.Kept(),
                    Until = freeze.Until.Kept(),
                    freeze.Reason,
                    freeze.By,
                }
            );
        }
    }

    /// <summary>The freeze, or null.</summary>
    public static Hold? Read(LedgerTransaction ledger) =>
        ledger.First<Row>("SELECT since, until, reason, frozen_by AS FrozenBy FROM freeze") is { } row
            ? new Hold(Instant.Of(row.Since), Instant.Of(row.Until), row.Reason, row.FrozenBy)
            : null;

    private sealed record Row
    {
        public long Since { get; init; }

        public long? Until { get; init; }

        public string? Reason { get; init; }

        public string FrozenBy { get; init; } = "";
    }
}
