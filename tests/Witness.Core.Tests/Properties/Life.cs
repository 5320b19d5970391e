using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Orders;
using Witness.Core.Stonith;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Properties;

/// <summary>Lives a history, and watches every write to DNS and every verdict from outside.</summary>
public sealed class Life : IDisposable
{
    private readonly HashSet<string> _sound = new(StringComparer.Ordinal);
    private readonly List<Zone> _original;
    private readonly World _world;
    private Exception? _violation;

    public Life(History history)
    {
        var letters = "abcdef"[..history.Nodes];
        string[] names = ["example.com", "example.org"];
        _original =
        [
            .. names.Take(history.Zones).Select(name => Zones.Www(letters, name).With("@ 60 A a", "@ 60 A b", "a A a")),
        ];
        var settings = names
            .Take(history.Zones)
            .Select(name => Fleets.Settings(name, history.Listed ? ["www", "@"] : []));
        _world = new World(Fleets.Of(letters, [.. settings]), [.. _original]);
        _world.Restart(policy => policy with { MaxRemoved = history.MaxRemoved, KeepAtLeast = history.KeepAtLeast });
        foreach (var registrar in _world.Registrars)
        {
            registrar.Watch = change => _violation ??= Record.Exception(() => Watch(change));
        }
    }

    /// <summary>Lives through the steps, then mends everything, puts everybody back and compares the zones.</summary>
    public async Task LiveAsync(IReadOnlyList<string> steps)
    {
        foreach (var step in steps)
        {
            await HappenAsync(step.Split(' ', 2));
            Assert.Null(_violation);
        }

        await PutEverybodyBackAsync();
        Assert.All(_original, zone => Assert.Equal(zone.Sorted(), Ours(RegistrarOf(zone)[zone.Name.Text])));
    }

    public void Dispose() => _world.Dispose();

    private async Task HappenAsync(string[] step)
    {
        var zone = int.TryParse(step[^1], out var number) ? _world.Registrars[number] : null;
        switch (step[0])
        {
            case "see":
                await SeeAsync(step[1]);
                break;
            case "blind":
                await TryAsync(() => _world.RoundAsync(blind: "blind"));
                break;
            case "order" or "late":
                await OrderAsync(step[1].Split(' '));
                break;
            default:
                Mishaps.Happen(_world, zone ?? _world.Registrars[step[^1][^1] - '0'], string.Join(' ', step));
                break;
        }
    }

    private async Task SeeAsync(string seen)
    {
        var before = await _world.Ledger.RecallAsync(CancellationToken.None);
        var observations = Sights.Of(_world.Fleet, seen);
        if (Eyesight.WhyVoid(observations, before.Of) is null)
        {
            _sound.Clear();
            _sound.UnionWith(
                observations.Where(one => one.Outcome == CheckOutcome.Passed).Select(one => one.Node.Name)
            );
        }

        var entries = _world.Ledger.Entries.Count;
        await TryAsync(() => _world.RoundAsync(seen));
        var now = _world.Clock.GetUtcNow();
        foreach (var entry in _world.Ledger.Entries.Skip(entries))
        {
            foreach (var verdict in entry.Verdicts.Where(one => one.Kind == VerdictKind.Fence))
            {
                Assert.Null(entry.Round!.Void);
                Assert.Equal(CheckOutcome.Failed, observations.Single(one => one.Node.Name == verdict.Node).Outcome);
                Assert.True(
                    before.Of(verdict.Node).Held is not { } held || held.HasEnded(now),
                    "a held node was fenced"
                );
                Assert.True(before.Freeze is not { } freeze || freeze.HasEnded(now), "fenced while frozen");
            }
        }

        var bySelf = _world.Ledger.Standings.Count(one =>
            one.Rotation != Rotation.In && one.Cause == MoveCause.Strikes
        );
        Assert.InRange(bySelf, 0, _world.Settings.MaxRemoved);
    }

    private Task OrderAsync(string[] words)
    {
        var (word, node) = (words[0], words[1]);
        var kind = Enum.Parse<OrderKind>(word.TrimEnd('!', '5'), ignoreCase: true);
        var until = word.EndsWith('5') ? _world.Clock.GetUtcNow().AddMinutes(5) : (DateTimeOffset?)null;
        var about = kind is OrderKind.Freeze or OrderKind.Thaw ? null : node;
        return TryAsync(() => _world.OrderAsync(kind, about, word.EndsWith('!'), until));
    }

    /// <summary>Every write, right before it is made.</summary>
    private void Watch(ZoneChange change)
    {
        var intent = _world.Ledger.Intents[^1];
        var standing = intent.Standing!;
        var node = _world.Fleet.Find(standing.Node)!;
        Assert.All(change.Removed.Concat(change.Added), record => Assert.Contains(record.Address!, node.Addresses));
        Assert.True(standing.Held is null || standing.Cause == MoveCause.Order, "a held node was moved by strikes");
        if (change.Added.Count > 0)
        {
            var order = _world.Ledger.Orders.Single(one => one.Id == standing.OrderId);
            Assert.Equal((OrderKind.Readd, standing.Node), (order.Kind, order.Node));
        }

        foreach (var name in change.Removed.Select(record => record.Name).Distinct())
        {
            var sound = _world.Fleet.Nodes.Count(other =>
                other.Name != standing.Node
                && _world.Ledger.Of(other.Name).Rotation == Rotation.In
                && _sound.Contains(other.Name)
                && change.After.At(name).Any(record => other.Addresses.Contains(record.Address!))
            );
            Assert.True(standing.Forced || sound >= _world.Settings.KeepAtLeast, $"{name} fell to {sound} sound nodes");
        }
    }

    private async Task PutEverybodyBackAsync()
    {
        Mishaps.Mend(_world);
        await _world.OrderAsync(OrderKind.Thaw);
        foreach (var node in _world.Fleet.Nodes)
        {
            await _world.OrderAsync(OrderKind.Release, node.Name);
        }

        for (var time = 0; time < 3; time++)
        {
            _world.Clock.Advance(TimeSpan.FromMinutes(15));
            await _world.RoundAsync();
            foreach (
                var node in _world.Fleet.Nodes.Where(node => _world[node.Name] is Rotation.Out or Rotation.Leaving)
            )
            {
                await _world.OrderAsync(OrderKind.Readd, node.Name, force: true);
            }
        }

        Assert.All(_world.Fleet.Nodes, node => Assert.Equal(Rotation.In, _world[node.Name]));
        Assert.Empty(_world.Ledger.OpenIntents);
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (KilledException)
        {
            _world.Restart();
        }
    }

    private MemoryRegistrar RegistrarOf(Zone zone) => _world.Registrars[_original.IndexOf(zone)];

    private static string Ours(Zone zone) =>
        (zone with { Records = [.. zone.Records.Where(record => record.Type != "TXT")] }).Sorted();
}
