using Witness.Core;
using Witness.Core.Ledger;
using Witness.Core.Simulation;
using Witness.Core.Stonith;
using Witness.Ledger;
using Witness.Status;

namespace Witness.Cli;

/// <summary>Replays a part of the ledger.</summary>
/// <param name="view">The configuration and the ledger.</param>
/// <param name="other">The policy beside the configured one, or null.</param>
internal sealed class SimulationRun(LedgerView view, SimulatedPolicy? other)
{
    /// <summary>The first instant that is looked at, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The instant after the last, UTC.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The only node that is told of; null for all.</summary>
    public string? Only { get; init; }

    /// <summary>Replays it.</summary>
    /// <exception cref="UsageException">What is asked for cannot be replayed.</exception>
    /// <exception cref="LedgerException">The ledger cannot be read, or has nothing to replay.</exception>
    public async Task<SimulationResult> RunAsync(CancellationToken cancellation)
    {
        RequireZones();
        var memory = await view.Ledger.RecallAsync(cancellation);
        var notes = new SimulationNotes(view, memory);
        var only = Only is null ? null : NameOf(Only, memory, notes);
        var deeds = await view.Ledger.DeedsAsync(cancellation);
        var policies = Policies().ToList();
        var courses = policies
            .Select(
                ICourse (one) => one.Policy is null ? new RecordedCourse(deeds) : Simulated(one.Policy, memory, deeds)
            )
            .Select(course => new MeasuredCourse(
                course,
                view.Policy.Every,
                name =>
                    notes.WhyLeftOut(name) is null && (only ?? name).Equals(name, StringComparison.OrdinalIgnoreCase)
            ))
            .ToList();
        var replay = new Replay(view.Ledger, courses);
        await replay.RunAsync(Since - LeadIn(policies), Since, Until, cancellation);
        RequireRounds(replay);
        return new SimulationResult(
            Since,
            Until,
            replay.Rounds,
            replay.Void,
            [.. policies.Zip(courses, (one, course) => new ReplayedCourse(one.Name, one.Policy, course.Finish()))],
            [.. notes.Of(replay)]
        );
    }

    private IEnumerable<(string Name, SimulatedPolicy? Policy)> Policies()
    {
        yield return ("recorded", null);
        yield return ("configured", new SimulatedPolicy(view.Policy, Retry: null));
        if (other is not null)
        {
            yield return ("other", other);
        }
    }

    private PolicyCourse Simulated(SimulatedPolicy policy, Recollection memory, RecordedDeeds deeds) =>
        new PolicyCourse(view.Fleet, memory, policy, deeds);

    private string NameOf(string typed, Recollection memory, SimulationNotes notes)
    {
        var name = NodeArgument.NameIn(view, typed, memory);
        return notes.WhyLeftOut(name) is not { } why
            ? name
            : throw new UsageException($"{name} cannot be replayed: {why}, so that no policy could remove it");
    }

    /// <summary>So long before the first round strikes and clean rounds must be known.</summary>
    private TimeSpan LeadIn(IEnumerable<(string Name, SimulatedPolicy? Policy)> policies)
    {
        var settings = policies.Select(one => one.Policy?.Settings).OfType<PolicySettings>().ToList();
        var (window, clean) = (
            settings.Max(one => one.Within),
            settings.Max(one => one.CleanRounds) * view.Policy.Every
        );
        return window > clean ? window : clean;
    }

    private void RequireZones()
    {
        if (view.Fleet.Zones.Count == 0)
        {
            throw new UsageException(
                "no zone is configured, so that no policy could remove anything: write \"zones\" into the configuration first"
            );
        }
    }

    private void RequireRounds(Replay replay)
    {
        if (replay.Rounds == 0)
        {
            throw new LedgerException(
                replay.Unkept > 0
                    ? $"{Phrase.Of(replay.Unkept, "round")} since {Phrase.Of(Since)}, and an older witness has not kept what they saw: wait until this one has gone through some, a day or more"
                    : $"no round is recorded from {Phrase.Of(Since)} to {Phrase.Of(Until)}: --since looks further back, and witness status tells whether the daemon runs"
            );
        }
    }
}
