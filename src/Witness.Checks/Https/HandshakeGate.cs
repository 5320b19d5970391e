namespace Witness.Checks.Https;

/// <summary>
/// Bounds how many TLS handshakes compute at once. A handshake costs about a millisecond of a core; hundreds at once only
/// queue behind each other, and each would measure its neighbours as the node's latency.
/// <para>
/// The gate is held while this machine computes and never while it waits for a peer (<see cref="GatedStream"/>), so that
/// peers that stall starve nobody.
/// </para>
/// </summary>
/// <param name="atOnce">How many may compute at once; about the number of cores.</param>
public sealed class HandshakeGate(int atOnce) : IDisposable
{
    private readonly SemaphoreSlim _places = new(atOnce, atOnce);

    /// <summary>A gate as wide as this machine has cores.</summary>
    public HandshakeGate()
        : this(Environment.ProcessorCount) { }

    /// <inheritdoc />
    public void Dispose() => _places.Dispose();

    /// <summary>Waits for a place, to be given back by <see cref="Leave"/>.</summary>
    internal Task EnterAsync(CancellationToken cancellation) => _places.WaitAsync(cancellation);

    /// <summary>Gives the place back.</summary>
    internal void Leave() => _places.Release();
}
