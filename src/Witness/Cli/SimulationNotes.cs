using Witness.Core;
using Witness.Core.Ledger;
using Witness.Core.Stonith;
using Witness.Status;

namespace Witness.Cli;

/// <summary>What a reader of a simulation has to know of it.</summary>
internal sealed class SimulationNotes
{
    private readonly LedgerView _view;
    private readonly Recollection _memory;
    private readonly HashSet<string> _absent;

    /// <summary>The notes on a ledger as it is.</summary>
    public SimulationNotes(LedgerView view, Recollection memory)
    {
        (_view, _memory) = (view, memory);
        _absent = view
            .Fleet.Nodes.Select(node => node.Name)
            .Where(name => view.RotationOf(memory.Of(name), memory) == "absent")
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Why nothing is told of a node; null where it is.</summary>
    public string? WhyLeftOut(string node) =>
        _absent.Contains(node) ? "no name in rotation publishes it now"
        : _view.Fleet.Find(node) is null ? "it is no longer configured"
        : null;

    /// <summary>The notes, a sentence each.</summary>
    /// <param name="replay">What was replayed.</param>
    public IEnumerable<string> Of(Replay replay)
    {
        yield return "nodes, checks, zones and names are taken as they are now, for the record has no older ones; the configured policy is today's";
        yield return "changes of DNS are taken to succeed at once; caches serve a dead node on for as long as the TTL";
        yield return "a node that only a replayed policy removed comes back once it has passed cleanRounds rounds running";
        if (_view.Policy.Mode == Mode.Observe)
        {
            yield return "mode is observe: the policies are replayed as if it were act";
        }

        if (_absent.Count > 0)
        {
            yield return $"no name in rotation publishes {Phrase.List([.. _absent])} now: left out";
        }

        if (replay.Asked.Where(name => _view.Fleet.Find(name) is null).ToList() is { Count: > 0 } gone)
        {
            yield return $"no longer configured, and left out: {Phrase.List(gone)}";
        }

        if (UnreadZones() is { Count: > 0 } unread)
        {
            yield return $"not read yet, so that no floor is kept there: {Phrase.List(unread)}";
        }

        if (replay.Unkept > 0)
        {
            yield return $"{Phrase.Of(replay.Unkept, "round")} passed over, of which an older witness has not kept what they saw";
        }
    }

    private List<string> UnreadZones() =>
        [
            .. _view
                .Fleet.Zones.Select(zone => zone.Name)
                .Where(zone => !_memory.Readings.ContainsKey(zone))
                .Select(zone => zone.Text),
        ];
}
