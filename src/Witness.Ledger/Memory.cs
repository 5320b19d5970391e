using Witness.Core.Ledger;
using Witness.Ledger.Tables;

namespace Witness.Ledger;

/// <summary>Which tables an entry goes into, and a recollection comes out of.</summary>
internal static class Memory
{
    /// <summary>Everything that the daemon has to know.</summary>
    public static Recollection Recall(LedgerTransaction ledger) =>
        new()
        {
            LastRound = RoundTable.Newest(ledger, 1) is [var newest] ? newest : null,
            VoidRun = RoundTable.VoidRun(ledger),
            Standings = StandingTable.Read(ledger),
            Freeze = FreezeTable.Read(ledger),
            Orders = OrderTable.Pending(ledger),
            Intents = ChangeTable.Intended(ledger),
            Readings = ReadingTable.Read(ledger),
            Accidents = AccidentTable.Read(ledger),
        };

    /// <summary>Writes an entry down.</summary>
    public static void Keep(LedgerTransaction ledger, LedgerEntry entry)
    {
        if (entry.Round is { } round)
        {
            RoundTable.Write(ledger, round);
            if (entry.Sight is { } sight)
            {
                SightTable.Write(ledger, round.Number, sight);
            }
        }

        var (at, number) = (entry.At, entry.Round?.Number);
        AnswerTable.Write(ledger, entry.Observations, at, number);
        StrikeTable.Write(ledger, entry.Strikes, number);
        RecoveryTable.Write(ledger, entry.Recoveries, number);
        VerdictTable.Write(ledger, entry.Verdicts, at, number);
        StandingTable.Write(ledger, entry.Standings);
        StandingTable.Forget(ledger, entry.Forgotten);
        AnswerTable.Forget(ledger, entry.Forgotten);
        OrderTable.Answer(ledger, entry.Orders, at, number);
        if (entry.SetsFreeze)
        {
            FreezeTable.Write(ledger, entry.Freeze);
        }

        ReadingTable.Write(ledger, entry.Readings);
        AccidentTable.Write(ledger, entry.Accidents);
        foreach (var snapshot in entry.Snapshots)
        {
            SnapshotTable.Keep(ledger, snapshot.Zone, snapshot.At);
        }

        ChangeTable.Settle(ledger, entry.Changes);
        PublicationTable.Write(ledger, entry.Publications);
        NoticeTable.Write(ledger, entry.Notices, at, number);
        EventTable.Write(ledger, entry.Events, at, number);
    }

    /// <summary>Writes down what is about to be done to a zone.</summary>
    /// <returns>The change's number.</returns>
    public static long Keep(LedgerTransaction ledger, ChangeIntent intent)
    {
        if (intent.Standing is { } standing)
        {
            StandingTable.Write(ledger, [standing]);
        }

        return ChangeTable.Intend(ledger, intent, SnapshotTable.Keep(ledger, intent.Change.Before, intent.At));
    }
}
