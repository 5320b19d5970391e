using Witness.Benchmarks.Recording;
using Witness.Core;
using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Core.Rounds;
using Witness.Core.Stonith;
using Witness.Core.Strikes;

namespace Witness.Benchmarks;

/// <summary>A fleet that has been watched for an hour, and its next round.</summary>
internal sealed class Scene
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 0, TimeSpan.Zero);
    private readonly StonithPolicy _policy;
    private readonly Roster _roster;

    /// <summary>A fleet of so many nodes.</summary>
    /// <param name="nodes">How many.</param>
    /// <param name="failing">The probability that one fails a round, 0 to 1.</param>
    public Scene(int nodes, double failing)
    {
        var random = new Random(1);
        var settings = new RecordingSettings
        {
            Directory = "",
            Start = Start,
            Rounds = 0,
            Nodes = nodes,
            Failing = failing,
            Outages = 0,
        };
        var seeded = new SeededFleet(nodes, random);
        var weather = new Weather(settings, random);
        Fleet = seeded.Fleet;
        _policy = new StonithPolicy(Fleet, settings.Policy);
        _roster = Roster.Of(Fleet);
        Memory = new Recollection
        {
            Readings = new Dictionary<DomainName, ZoneReading> { [seeded.Zone.Name] = new(seeded.Zone, Start) },
        };
        for (var round = 0; round < 60; round++)
        {
            Observations = seeded.See(weather.Next());
            Memory = Judged().ToRecollection() with { LastRound = Mark };
        }

        Observations = seeded.See(weather.Next());
    }

    /// <summary>The nodes and the zone.</summary>
    public Fleet Fleet { get; }

    /// <summary>What is known before the round.</summary>
    public Recollection Memory { get; private set; }

    /// <summary>What the round sees.</summary>
    public IReadOnlyList<Observation> Observations { get; private set; } = [];

    /// <summary>The round.</summary>
    public RoundMark Mark
    {
        get
        {
            var number = (Memory.LastRound?.Number ?? 0) + 1;
            var failed = Observations.Count(one => one.Outcome == CheckOutcome.Failed);
            return new RoundMark(
                number,
                Start.AddMinutes(number),
                Void: null,
                Observations.Count,
                failed,
                TimeSpan.Zero
            );
        }
    }

    /// <summary>Counts and judges the round, as the daemon does between recalling and committing.</summary>
    public Deliberation Judged()
    {
        var thought = new Deliberation(Memory, Mark.At);
        StrikeCounter.Count(thought, Observations, isVoid: false, new PolicySettings { Mode = Mode.Act });
        _policy.Judge(thought, Observations);
        return thought;
    }

    /// <summary>What is kept of every answer of the round.</summary>
    public RoundSight SightOf(Deliberation thought) => RoundSight.Of(_roster, Observations, thought.Of);
}
