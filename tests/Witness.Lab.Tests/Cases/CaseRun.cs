using Witness.Lab.Tests.Loopback;
using Witness.Lab.Tests.Programs;
using Witness.Lab.Tests.Running;

namespace Witness.Lab.Tests.Cases;

/// <summary>
/// One daemon that removes one dead node from as many zones as there are cases, side by side: each zone meets its own
/// fault, and has to come to its own end.
/// </summary>
/// <typeparam name="TZone">The provider's kind of zone.</typeparam>
internal sealed class CaseRun<TZone> : IAsyncDisposable
    where TZone : ICaseZone
{
    private readonly LoopbackFleet _fleet = new();
    private readonly LoopbackWitness _witness = new();
    private readonly Dictionary<NastyCase<TZone>, TZone> _zones = [];
    private NodeStatus? _taiga;
    private IReadOnlyList<HistoryEntry> _history = [];

    /// <summary>Runs a table to its end.</summary>
    /// <param name="table">The cases.</param>
    /// <param name="create">Makes a zone for one of them.</param>
    public async Task RunAsync(IEnumerable<NastyCase<TZone>> table, Func<LoopbackWitness, Task<TZone>> create)
    {
        foreach (var one in table)
        {
            one.Befall(_zones[one] = await create(_witness));
        }

        _fleet.Taiga.Die();
        _witness.Configure(
            new LoopbackConfiguration
            {
                Nodes = _fleet.Nodes,
                Registrars = string.Join(",\n", _zones.Values.Select(zone => zone.RegistrarJson)),
                Zones = string.Join(",\n", _zones.Values.Select(zone => zone.ZoneJson)),
            }
        );
        await _witness.StartAsync();
        await LookUntilAllEndedAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _witness.DisposeAsync();
        _fleet.Dispose();
    }

    /// <summary>One case has harmed nobody, come to its end, and been told.</summary>
    public void AssertEnded(int number, string what)
    {
        var (one, zone) = _zones.Single(pair => pair.Key.Number == number && pair.Key.What == what);
        zone.AssertNobodyHarmed();
        Assert.True(one.End == EndOf(zone), $"{zone.Zone} should have ended as {one.End}:\n{Story(zone)}");
        if (one.End == CaseEnd.Left)
        {
            Assert.False(zone.HasTaiga, $"taiga stands in {zone.Zone}");
        }
        else
        {
            zone.AssertTaigaStays();
        }

        Assert.True(IsTold(one, zone), $"'{one.Told}' is not told of {zone.Zone}:\n{Story(zone)}");
        Assert.Equal(one.Writes ?? zone.Writes, zone.Writes);
    }

    /// <summary>Looks until every case has ended as it should, or for as long as patience lasts; the cases tell which has not.</summary>
    private async Task LookUntilAllEndedAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        do
        {
            _taiga = (await _witness.TryStatusAsync())?["taiga"];
            _history = _taiga is null ? [] : await _witness.HistoryAsync();
        } while (
            !_zones.All(pair => EndOf(pair.Value) == pair.Key.End && IsTold(pair.Key, pair.Value))
            && !_witness.Daemon!.HasEnded
            && TimeProvider.System.GetElapsedTime(began) < Patience.Limit
        );
    }

    private CaseEnd? EndOf(TZone zone) =>
        _taiga is not { Rotation: "leaving" } ? null
        : _taiga.Waiting.FirstOrDefault(wait => wait.Zone == zone.Zone) is not { } wait ? CaseEnd.Left
        : wait.Error is not null && zone.HasTaiga ? CaseEnd.Waits
        : null;

    private bool IsTold(NastyCase<TZone> one, TZone zone) =>
        one.Told is null
        || EntriesOf(zone).Any(entry => entry.Detail?.Contains(one.Told, StringComparison.Ordinal) == true);

    private IEnumerable<HistoryEntry> EntriesOf(TZone zone) =>
        _history.Where(entry =>
            entry.Zone == zone.Zone || entry.Detail?.Contains($"zone {zone.Zone}", StringComparison.Ordinal) == true
        );

    private string Story(TZone zone) =>
        _witness.Daemon is { HasEnded: true }
            ? $"the daemon has ended:\n{_witness.Said}"
            : string.Join('\n', EntriesOf(zone).Select(entry => $"{entry.Kind}: {entry.Detail}"));
}
