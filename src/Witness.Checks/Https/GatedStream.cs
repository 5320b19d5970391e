using Witness.Checks.Connection;

namespace Witness.Checks.Https;

/// <summary>
/// The connection below a TLS handshake. Gives the place in the gate back before it waits for the peer's bytes and takes
/// one again before it hands them up to be computed on. Once open, it only passes bytes on.
/// </summary>
internal sealed class GatedStream(Stream inner, HandshakeGate gate, Attempt attempt) : Stream
{
    private bool _gated;
    private bool _holding;

    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Begins the handshake: waits for a first place.</summary>
    public Task CloseGateAsync()
    {
        _gated = true;
        return TakePlaceAsync(attempt.Token);
    }

    /// <summary>Ends the handshake, however it went.</summary>
    public void OpenGate()
    {
        _gated = false;
        GivePlaceBack();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_gated)
        {
            return await inner.ReadAsync(buffer, cancellationToken);
        }

        GivePlaceBack();
        var read = await inner.ReadAsync(buffer, cancellationToken);
        await TakePlaceAsync(cancellationToken);
        return read;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task TakePlaceAsync(CancellationToken cancellation)
    {
        var before = attempt.Deadline.Elapsed;
        try
        {
            await gate.EnterAsync(cancellation);
            _holding = true;
        }
        finally
        {
            attempt.Queued += attempt.Deadline.Elapsed - before;
        }
    }

    private void GivePlaceBack()
    {
        if (_holding)
        {
            _holding = false;
            gate.Leave();
        }
    }
}
