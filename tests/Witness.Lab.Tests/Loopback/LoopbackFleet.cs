namespace Witness.Lab.Tests.Loopback;

/// <summary>Two nodes on loopback: taiga, whom stories befall, with an address of each family, and chitoge, who is well.</summary>
public sealed class LoopbackFleet : IDisposable
{
    /// <summary>taiga's address of IPv4.</summary>
    public const string TaigaV4 = "127.0.62.12";

    /// <summary>taiga's address of IPv6, the only one that loopback has.</summary>
    public const string TaigaV6 = "::1";

    /// <summary>chitoge's address.</summary>
    public const string ChitogeV4 = "127.0.62.11";

    /// <summary>Both alive.</summary>
    public LoopbackFleet()
    {
        Chitoge.Live();
        Taiga.Live();
    }

    /// <summary>The node that stays.</summary>
    public LoopbackNode Chitoge { get; } = new("chitoge", ChitogeV4);

    /// <summary>The node that dies.</summary>
    public LoopbackNode Taiga { get; } = new("taiga", TaigaV4, TaigaV6);

    /// <summary>Both.</summary>
    public IReadOnlyList<LoopbackNode> Nodes => [Chitoge, Taiga];

    /// <inheritdoc />
    public void Dispose()
    {
        Chitoge.Dispose();
        Taiga.Dispose();
    }
}
