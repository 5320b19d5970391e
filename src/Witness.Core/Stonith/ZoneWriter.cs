using Witness.Core.Dns;
using Witness.Core.Ledger;

namespace Witness.Core.Stonith;

/// <summary>
/// The dangerous half of every change: makes one that is written down, reads the zone back, compares every record with what
/// was meant, and says what came of it.
/// </summary>
/// <param name="registrars">Whom the zones belong to.</param>
/// <param name="board">Where results go.</param>
/// <param name="time">The clock.</param>
internal sealed class ZoneWriter(RegistrarBook registrars, FencingBoard board, TimeProvider time)
{
    private readonly ReadBack _readBack = new(registrars, board, time);

    /// <summary>Makes a change that is written down.</summary>
    /// <exception cref="RegistrarException">The registrar refused it, or its outcome is unknown.</exception>
    /// <exception cref="StaleZoneException">The zone changed under the plan.</exception>
    public async Task MakeAsync(IntendedChange intended, CancellationToken cancellation)
    {
        try
        {
            await registrars.ApplyAsync(intended.Change, cancellation);
        }
        catch (Exception error) when (LeftZoneAlone(error))
        {
            Settle(intended, ChangeOutcome.Failed, error.Message);
            throw;
        }
    }

    /// <summary>Reads a zone back in which a change was made.</summary>
    /// <param name="intended">The change.</param>
    /// <param name="left">What is left to be done in a zone as it was read back; empty where the change is made.</param>
    /// <param name="cancellation">Ends the work; the next try finds out what came of it.</param>
    /// <returns>What else differs from what was meant, and what was done about it, in words; null where nothing does.</returns>
    /// <exception cref="RegistrarException">It could not be read, or the registrar's answer and the reading do not agree.</exception>
    public async Task<string?> ConfirmAsync(
        IntendedChange intended,
        Func<Zone, ZoneChange> left,
        CancellationToken cancellation
    )
    {
        var reading = await _readBack.ReadAsync(intended.Change, now => left(now).IsEmpty, cancellation);
        var zone = reading.Zone;
        if (left(zone) is { IsEmpty: false } rest)
        {
            var still = $"the registrar took the change, and reading back still asks for: {rest.OneLine}";
            Settle(intended, ChangeOutcome.Failed, still);
            throw new RegistrarException(RegistrarFault.Unclear, still);
        }

        board.Changed(zone.Name);
        if (intended.Node is null)
        {
            board.ReadAsOrdered(reading);
        }

        var remarks = intended.Remarks.ToList();
        var difference = await _readBack.CompareAsync(intended.Change.After, zone, cancellation);
        if (difference is not null)
        {
            remarks.Add(difference);
            board.Tell(
                new Notice(
                    NoticeKind.Zone,
                    intended.Node,
                    $"zone {zone.Name}: {difference}; the zone as it was before is among the snapshots: witness zone list"
                )
                {
                    Zone = zone.Name,
                    Command = "witness zone list",
                }
            );
        }

        Settle(intended, ChangeOutcome.Accepted, remarks.Count == 0 ? null : string.Join("; ", remarks));
        return difference;
    }

    /// <summary>True of an error in making a change after which the zone is known to be as it was.</summary>
    public static bool LeftZoneAlone(Exception error) =>
        error is StaleZoneException or RegistrarException { Fault: not RegistrarFault.Unclear };

    private void Settle(IntendedChange intended, ChangeOutcome outcome, string? detail) =>
        board.Result(new ChangeResult(intended.Id, outcome, time.GetUtcNow(), detail));
}

/// <summary>A change that has been written down, and is about to be made.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Node">The node whose records move; null where an order is about the whole zone.</param>
/// <param name="Change">The change.</param>
/// <param name="Remarks">What an operator should know of it.</param>
internal sealed record IntendedChange(long Id, string? Node, ZoneChange Change, IReadOnlyList<string> Remarks);
