using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Strikes;

namespace Witness.Core.Stonith;

/// <summary>
/// One node's move in one zone: read, plan, refuse if unsafe, write down snapshot and records, apply, read back. Every call
/// plans anew and is harmless to repeat.
/// </summary>
/// <param name="registrars">Whom the zones belong to.</param>
/// <param name="planner">Plans.</param>
/// <param name="board">Shared with the other zones.</param>
/// <param name="isFrozen">Asked right before a write is intended: a freeze ordered meanwhile counts at once.</param>
/// <param name="time">The clock.</param>
internal sealed class ZoneFencer(
    RegistrarBook registrars,
    ZonePlanner planner,
    FencingBoard board,
    Func<CancellationToken, Task<bool>> isFrozen,
    TimeProvider time
)
{
    private readonly IntentReview _intents = new(board, time);
    private readonly ZoneWriter _writer = new(registrars, board, time);

    /// <summary>Moves a node in a zone as far as that goes now.</summary>
    /// <exception cref="RegistrarException">The registrar failed.</exception>
    /// <exception cref="StaleZoneException">The zone changed under the plan.</exception>
    public async Task SettleAsync(string node, ZoneSettings settings, CancellationToken cancellation)
    {
        var (zone, accident) = await ReadAsync(settings.Name, cancellation);
        var unmade = _intents.Review(node, zone);
        var plan = PlanFor(node, zone);
        var touched = IsTouched(board.Of(node), zone);
        if (accident is not null || plan.Refusals.Count > 0)
        {
            var why = accident?.Why ?? string.Join("; ", plan.Refusals);
            board.Find(node, zone.Name, new ZoneFinding(touched ? ZoneState.RefusedHalfway : ZoneState.Refused, why));
            _intents.GiveUp(unmade);
            return;
        }

        board.Find(node, zone.Name, new ZoneFinding(touched ? ZoneState.Touched : ZoneState.Untouched));
        if (plan.Change.IsEmpty)
        {
            _intents.GiveUp(unmade);
            board.Update(node, standing => standing.With(zone.Name, ZoneProgress.Done));
        }
        else if (!await isFrozen(cancellation))
        {
            await ChangeAsync(node, settings, plan, unmade, cancellation);
        }
    }

    /// <summary>Reads a zone and tells whether anything of the node's move has been done there.</summary>
    public async Task LookAsync(string node, ZoneSettings settings, CancellationToken cancellation)
    {
        var (zone, _) = await ReadAsync(settings.Name, cancellation);
        _intents.GiveUp(_intents.Review(node, zone));
        board.Find(
            node,
            zone.Name,
            new ZoneFinding(IsTouched(board.Of(node), zone) ? ZoneState.Touched : ZoneState.Untouched)
        );
    }

    private async Task ChangeAsync(
        string node,
        ZoneSettings settings,
        ZonePlan plan,
        OpenIntent? unmade,
        CancellationToken cancellation
    )
    {
        var change = plan.Change;
        var resumes = unmade?.IsSameAs(change) == true ? unmade.Id : (long?)null;
        if (resumes is null)
        {
            _intents.GiveUp(unmade);
        }

        var id = await board.IntendAsync(
            node,
            standing => Owing(standing, change),
            standing => new ChangeIntent(time.GetUtcNow(), standing, change, settings.Registrar, standing.Reason ?? "")
            {
                Resumes = resumes,
            },
            cancellation
        );
        // Until the registrar says otherwise it may have been done: a lost answer must not count as nothing done.
        var before = board.Finding(node, settings.Name);
        board.Find(node, settings.Name, new ZoneFinding(ZoneState.Touched));
        var intended = new IntendedChange(id, node, change, plan.Remarks);
        try
        {
            await _writer.MakeAsync(intended, cancellation);
        }
        catch (Exception error) when (ZoneWriter.LeftZoneAlone(error))
        {
            board.Find(node, settings.Name, before);
            throw;
        }

        await _writer.ConfirmAsync(intended, now => PlanFor(node, now).Change, cancellation);
        board.Done(
            node,
            change,
            $"{settings.Name}: {change.OneLine}{string.Concat(plan.Remarks.Select(remark => $" ({remark})"))}"
        );
        board.Update(node, standing => standing.With(settings.Name, ZoneProgress.Done));
    }

    private async Task<(Zone Zone, ZoneAccident? Accident)> ReadAsync(DomainName name, CancellationToken cancellation)
    {
        var reading = await registrars.ReadAsync(name, cancellation);
        return (reading.Zone, board.Read(reading, time.GetUtcNow()));
    }

    private ZonePlan PlanFor(string node, Zone zone)
    {
        var standing = board.Of(node);
        return standing.Rotation == Rotation.Leaving
            ? planner.Leave(zone, standing, board.Standings)
            : planner.Return(zone, standing, board.Standings);
    }

    private static bool IsTouched(Standing standing, Zone zone) =>
        standing.Rotation == Rotation.Leaving
            ? !ZonePlanner.IsIntact(zone, standing)
            : standing.OwedTo(zone.Name).Any(owed => zone.Records.Any(owed.IsSameAs));

    /// <summary>What leaves now is owed from now on, in place of what was owed under the same identity before.</summary>
    private static Standing Owing(Standing standing, ZoneChange change)
    {
        var zone = change.Before.Name;
        var kept = standing.Owed.RemoveAll(owed => owed.Zone == zone && change.Removed.Any(owed.Record.IsSameAs));
        return standing with { Owed = kept.AddRange(change.Removed.Select(record => new OwedRecord(zone, record))) };
    }
}
