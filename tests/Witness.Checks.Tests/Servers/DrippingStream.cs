namespace Witness.Checks.Tests.Servers;

/// <summary>Hands out its bytes one by one, as the worst of networks may, and takes whatever is written to it.</summary>
/// <param name="bytes">The bytes.</param>
/// <param name="stalls">True to keep the reader waiting after the last of them, false to end.</param>
internal sealed class DrippingStream(byte[] bytes, bool stalls = false) : MemoryStream(bytes)
{
    private readonly TaskCompletionSource _drained = new();

    /// <summary>Ends when the reader waits for more than there is.</summary>
    public Task Drained => _drained.Task;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (stalls && Position == Length)
        {
            _drained.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        return await base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.CompletedTask;
}
