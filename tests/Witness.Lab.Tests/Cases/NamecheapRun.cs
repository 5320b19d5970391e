using Witness.Lab.Tests.Loopback;
using Witness.Lab.Tests.Programs;
using Witness.Lab.Tests.Running;
using Witness.Registrars.Tests.Namecheap;

namespace Witness.Lab.Tests.Cases;

/// <summary>
/// One daemon that removes one dead node from as many domains as there are cases, side by side: each domain meets its own
/// fault, and has to come to its own end.
/// </summary>
public sealed class NamecheapRun : IAsyncLifetime
{
    private readonly NamecheapServer _server = new();
    private readonly LoopbackFleet _fleet = new();
    private readonly LoopbackWitness _witness = new();
    private readonly Dictionary<NamecheapCase, CaseDomain> _domains = [];
    private NodeStatus? _taiga;
    private IReadOnlyList<HistoryEntry> _history = [];

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        foreach (var one in NamecheapTable.All)
        {
            one.Befall(_domains[one] = new CaseDomain(_server, _witness));
        }

        _fleet.Taiga.Die();
        _witness.Configure(
            new LoopbackConfiguration
            {
                Nodes = _fleet.Nodes,
                Registrars = string.Join(",\n", _domains.Values.Select(domain => domain.RegistrarJson)),
                Zones = string.Join(",\n", _domains.Values.Select(domain => domain.ZoneJson)),
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
        await _server.DisposeAsync();
    }

    /// <summary>One case has harmed nobody, come to its end, and been told.</summary>
    internal void AssertEnded(NamecheapCase one)
    {
        var domain = _domains[one];
        domain.AssertNobodyHarmed();
        Assert.Equal(one.End, EndOf(domain));
        if (one.End == CaseEnd.Left)
        {
            domain.AssertTaigaLeft();
        }
        else
        {
            domain.AssertTaigaStays();
        }

        Assert.True(IsTold(one, domain), $"'{one.Told}' is not told of {domain.Zone}:\n{Story(domain)}");
        Assert.Equal(one.Writes ?? domain.Writes, domain.Writes);
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
            !_domains.All(pair => EndOf(pair.Value) == pair.Key.End && IsTold(pair.Key, pair.Value))
            && TimeProvider.System.GetElapsedTime(began) < Patience.Limit
        );
    }

    private CaseEnd? EndOf(CaseDomain domain) =>
        _taiga is not { Rotation: "leaving" } ? null
        : _taiga.Waiting.FirstOrDefault(wait => wait.Zone == domain.Zone) is not { } wait ? CaseEnd.Left
        : wait.Error is not null && domain.HasTaiga ? CaseEnd.Waits
        : null;

    private bool IsTold(NamecheapCase one, CaseDomain domain) =>
        one.Told is null
        || EntriesOf(domain).Any(entry => entry.Detail?.Contains(one.Told, StringComparison.Ordinal) == true);

    private IEnumerable<HistoryEntry> EntriesOf(CaseDomain domain) =>
        _history.Where(entry =>
            entry.Zone == domain.Zone || entry.Detail?.Contains($"zone {domain.Zone}", StringComparison.Ordinal) == true
        );

    private string Story(CaseDomain domain) =>
        string.Join('\n', EntriesOf(domain).Select(entry => $"{entry.Kind}: {entry.Detail}"));
}
