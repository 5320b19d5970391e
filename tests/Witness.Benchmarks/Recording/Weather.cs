namespace Witness.Benchmarks.Recording;

/// <summary>
/// What befalls the nodes of a fleet, round after round: lone failures, outages of an hour or so, some of them of the web
/// server alone or coming and going, and now and then minutes in which all fail, or the witness is blind.
/// </summary>
/// <param name="settings">How often.</param>
/// <param name="random">When, and whom.</param>
public sealed class Weather(RecordingSettings settings, Random random)
{
    private readonly List<Outage> _outages = [];
    private int _allFailFor;
    private int _blindFor;

    /// <summary>True where the anchors do not answer in this round.</summary>
    public bool IsBlind => _blindFor > 0;

    /// <summary>The next round: what befalls nodes, by their places; the others pass.</summary>
    public IReadOnlyDictionary<int, Trouble> Next()
    {
        var troubles = new Dictionary<int, Trouble>();
        _allFailFor = Lasts(_allFailFor, 1.0 / 20_000, 5);
        _blindFor = Lasts(_blindFor, 1.0 / 8_000, 10);
        AddLone(troubles);
        AddOutages(troubles);
        for (var node = 0; node < (_allFailFor > 0 ? settings.Nodes : 0); node++)
        {
            troubles[node] = Trouble.Dead;
        }

        return troubles;
    }

    private int Lasts(int left, double probability, int most) =>
        left > 0 ? left - 1
        : random.NextDouble() < probability ? random.Next(1, most + 1)
        : 0;

    /// <summary>Goes from one such node to the next, rather than asking each: most pass.</summary>
    private void AddLone(Dictionary<int, Trouble> troubles)
    {
        for (var node = Skip(settings.Failing); node < settings.Nodes; node += 1 + Skip(settings.Failing))
        {
            troubles[node] = random.Next(2) == 0 ? Trouble.Web : Trouble.Dead;
        }

        for (var node = Skip(0.001); node < settings.Nodes; node += 1 + Skip(0.001))
        {
            troubles.TryAdd(node, random.Next(10) == 0 ? Trouble.Unknown : Trouble.SecondTry);
        }
    }

    /// <summary>How many tries of this probability fail before one succeeds.</summary>
    private int Skip(double probability) =>
        probability <= 0
            ? settings.Nodes
            : (int)Math.Min(1e6, Math.Log(1 - random.NextDouble()) / Math.Log(1 - probability));

    private void AddOutages(Dictionary<int, Trouble> troubles)
    {
        if (random.NextDouble() < settings.Outages)
        {
            _outages.Add(
                new Outage(
                    random.Next(settings.Nodes),
                    random.Next(10, 120),
                    random.Next(4) == 0 ? Trouble.Web : Trouble.Dead,
                    ComesAndGoes: random.Next(5) == 0
                )
            );
        }

        for (var number = _outages.Count - 1; number >= 0; number--)
        {
            var outage = _outages[number];
            if (!outage.ComesAndGoes || random.Next(3) > 0)
            {
                troubles[outage.Node] = outage.Kind;
            }

            _outages[number] = outage with { Left = outage.Left - 1 };
            if (outage.Left == 1)
            {
                _outages.RemoveAt(number);
            }
        }
    }

    private sealed record Outage(int Node, int Left, Trouble Kind, bool ComesAndGoes);
}
