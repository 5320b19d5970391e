using Witness.Core.Nodes;
using Witness.Core.Orders;
using Witness.Core.Rounds;
using Witness.Core.Simulation;
using Witness.Core.Stonith;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Simulation;

/// <summary>A witness that lives through rounds and orders, and what its ledger has recorded of that.</summary>
public sealed class RecordedLife : IDisposable
{
    private readonly List<Action> _late = [];
    private string? _retried;
    private long _forgotten;

    public RecordedLife(
        string letters = "abc",
        Func<PolicySettings, PolicySettings>? policy = null,
        params Core.Dns.Zone[] zones
    )
    {
        var published = zones.Length == 0 ? [Zones.Www(letters)] : zones;
        World = new World(
            new Fleet(
                [.. letters.Select(letter => NodeOf($"{letter}"))],
                [.. published.Select(zone => Fleets.Settings(zone.Name.Text))]
            ),
            published
        );
        World.Restart(policy);
    }

    public World World { get; }

    /// <summary>The rounds, oldest first.</summary>
    public IReadOnlyList<RecordedRound> Rounds =>
        [
            .. World
                .Ledger.Entries.Where(entry => entry.Sight is not null)
                .Select(entry => new RecordedRound(entry.Round!, Retried(entry.Sight!))),
        ];

    /// <summary>The fences of the daemon, those of one round by name: <c>4 a</c>.</summary>
    public IReadOnlyList<string> Fences =>
        [
            .. Said(VerdictKind.Fence)
                .OrderBy(said => said.Round)
                .ThenBy(said => said.Node, StringComparer.Ordinal)
                .Select(said => $"{said.Round} {said.Node}"),
        ];

    public RecordedDeeds Deeds =>
        new(
            from order in World.Ledger.Orders
            where order.Id > _forgotten && World.Ledger.Followed.ContainsKey(order.Id)
            where order.Kind is OrderKind.Readd or OrderKind.Remove or OrderKind.Freeze or OrderKind.Thaw
            let taken = World.Ledger.Followed[order.Id]
            select new TakenOrder(taken.Round, order, taken.IsWithin),
            Said(VerdictKind.Fence, VerdictKind.CameBack, VerdictKind.ReaddedOutside)
        );

    public Task RoundsAsync(int count, string seen = "")
    {
        GiveLateOrders();
        return World.RoundsAsync(count, seen);
    }

    public Task BlindRoundAsync()
    {
        GiveLateOrders();
        return World.RoundAsync(blind: "0 of 3 anchors answered");
    }

    public Task<Order> OrderAsync(
        OrderKind kind,
        string? node = null,
        bool force = false,
        DateTimeOffset? until = null
    ) => World.OrderAsync(kind, node, force, until);

    /// <summary>Gives an order right before the next round decides, so that this itself takes it up.</summary>
    public void OrderWithin(OrderKind kind, string? node = null, bool force = false, DateTimeOffset? until = null) =>
        _late.Add(() => World.Ledger.Give(kind, node, World.Clock.GetUtcNow(), force, until));

    /// <summary>Somebody else puts back what nodes are owed.</summary>
    public void PutBackOutside()
    {
        foreach (var owed in World.Ledger.Standings.SelectMany(standing => standing.Owed))
        {
            var registrar = World.Registrars.Single(one => one.Name == $"registrar of {owed.Zone}");
            var zone = registrar[owed.Zone.Text];
            if (!zone.Records.Any(owed.Record.IsSameAs))
            {
                registrar[owed.Zone.Text] = zone with { Records = [.. zone.Records, owed.Record] };
            }
        }
    }

    /// <summary>Whatever is kept of orders is pruned.</summary>
    public void Forget() => _forgotten = World.Ledger.Orders.Count;

    /// <summary>Each pass of a node's first check took two tries.</summary>
    public void PassedAtTheSecondTry(string node) => _retried = node;

    /// <summary>Replays it against a policy.</summary>
    /// <param name="change">What differs from the daemon's own policy.</param>
    /// <param name="retry">How often a failed check is asked again; null as it was recorded.</param>
    /// <param name="leadIn">So many of the first rounds lead in.</param>
    public async Task<Measurement> ReplayAsync(
        Func<PolicySettings, PolicySettings>? change = null,
        int? retry = null,
        int leadIn = 0
    )
    {
        var present = await World.Ledger.RecallAsync(CancellationToken.None);
        var settings = change?.Invoke(World.Settings) ?? World.Settings;
        return Measure(new PolicyCourse(World.Fleet, present, new SimulatedPolicy(settings, retry), Deeds), leadIn);
    }

    /// <summary>Measures a course over all rounds.</summary>
    public Measurement Measure(ICourse course, int leadIn = 0)
    {
        var measured = new MeasuredCourse(course, World.Settings.Every, _ => true);
        foreach (var round in Rounds)
        {
            if (round.Mark.Number <= leadIn)
            {
                measured.LeadIn(round);
            }
            else
            {
                measured.Take(round);
            }
        }

        return measured.Finish();
    }

    public static string Words(Measurement measurement) =>
        string.Join(", ", measurement.Removals.Select(removal => $"{removal.Round} {removal.Node}"));

    public void Dispose() => World.Dispose();

    private void GiveLateOrders()
    {
        _late.ForEach(give => give());
        _late.Clear();
    }

    private RoundSight Retried(RoundSight sight) =>
        _retried is { } node && sight.HasAnswers
            ? sight with
            {
                Retried = new Dictionary<int, int> { [2 * sight.Roster.IndexOf(node)!.Value] = 2 },
            }
            : sight;

    private IEnumerable<SaidVerdict> Said(params VerdictKind[] kinds) =>
        from entry in World.Ledger.Entries
        where entry.Round is not null
        from verdict in entry.Verdicts
        where kinds.Contains(verdict.Kind)
        select new SaidVerdict(entry.Round!.Number, verdict.Node, verdict.Kind);

    /// <summary>A node with the two checks that every sight has answers of.</summary>
    private static Node NodeOf(string name) =>
        new(
            name,
            [Fleets.V4(name), Fleets.V6(name)],
            [new ScriptedCheck(Fleets.V4(name)), new ScriptedCheck(Fleets.V4(name)) { Kind = "ping" }]
        );
}
