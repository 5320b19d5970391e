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
                ("Since", freeze.Since.Kept()),
                ("Until", freeze.Until.Kept()),
                ("Reason", freeze.Reason),
                ("By", freeze.By)
            );
        }
    }

    /// <summary>The freeze, or null.</summary>
    public static Hold? Read(LedgerTransaction ledger) =>
        ledger.First(
            "SELECT since, until, reason, frozen_by FROM freeze",
            row => new Hold(row.At("since"), row.AtOrNull("until"), row.TextOrNull("reason"), row.Text("frozen_by"))
        );
}
