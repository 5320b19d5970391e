using Witness.Lab.Tests.Loopback;
using Witness.Registrars.Tests.Namecheap;

namespace Witness.Lab.Tests.Cases;

/// <summary>One domain at Namecheap, two nodes and a witness that fences at the first strike, for cases that need a story.</summary>
internal sealed class NamecheapStage : IAsyncDisposable
{
    public NamecheapStage(NamecheapServer server) => Domain = new CaseDomain(server, Witness);

    public LoopbackFleet Fleet { get; } = new();

    public LoopbackWitness Witness { get; } = new();

    public CaseDomain Domain { get; }

    /// <summary>How many clean rounds a node needs.</summary>
    public int CleanRounds { get; init; } = 1;

    /// <summary><c>anchors</c>, as JSON.</summary>
    public string Anchors { get; init; } = LoopbackConfiguration.NoAnchors;

    /// <summary>More registrars and zones, as JSON.</summary>
    public (string Registrar, string Zone)? Beside { get; set; }

    public Task StartAsync()
    {
        Witness.Configure(
            new LoopbackConfiguration
            {
                Nodes = Fleet.Nodes,
                Registrars = Domain.RegistrarJson + (Beside is { } registrar ? $", {registrar.Registrar}" : ""),
                Zones = Domain.ZoneJson + (Beside is { } zone ? $", {zone.Zone}" : ""),
                CleanRounds = CleanRounds,
                Anchors = Anchors,
            }
        );
        return Witness.StartAsync();
    }

    /// <summary>Nobody has been harmed, and taiga has left.</summary>
    public void AssertLeft()
    {
        Domain.AssertNobodyHarmed();
        Domain.AssertTaigaLeft();
    }

    /// <summary>Nobody has been harmed, taiga included.</summary>
    public void AssertWhole()
    {
        Domain.AssertNobodyHarmed();
        Domain.AssertTaigaStays();
    }

    public async ValueTask DisposeAsync()
    {
        await Witness.DisposeAsync();
        Fleet.Dispose();
    }
}
