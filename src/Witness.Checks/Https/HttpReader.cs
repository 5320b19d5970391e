using System.Buffers;
using Witness.Checks.Connection;

namespace Witness.Checks.Https;

/// <summary>Reads an HTTP/1.1 answer (RFC 9112) through one buffer of bounded size, whatever the node sends.</summary>
internal sealed class HttpReader(Stream stream, CancellationToken token) : IDisposable
{
    /// <summary>The most that status lines and header fields may take together, in bytes.</summary>
    public const int LargestHead = 32 * 1024;

    /// <summary>What nearly every head fits into: thousands of nodes that take a request and are silent cost no more.</summary>
    private const int UsualHead = 4 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(UsualHead);
    private int _start;
    private int _end;

    private ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Waits until the answer has begun.</summary>
    /// <exception cref="NodeFaultException">The connection was closed instead.</exception>
    public async Task ReadFirstByteAsync()
    {
        if (!await FillAsync())
        {
            throw new NodeFaultException("connection closed without an answer");
        }
    }

    /// <summary>Reads the head of the final answer; interim ones are passed over.</summary>
    /// <exception cref="NodeFaultException">There is none, or none that ends within <see cref="LargestHead"/>.</exception>
    public async Task<HttpHead> ReadHeadAsync()
    {
        HttpHead head;
        do
        {
            head = await ReadOneHeadAsync();
        } while (head.IsInterim);

        return head;
    }

    /// <summary>Reads what follows the head, as it comes over the wire; 0 at its end.</summary>
    public ValueTask<int> ReadAsync(Memory<byte> destination)
    {
        if (_start == _end)
        {
            return stream.ReadAsync(destination, token);
        }

        var count = Math.Min(destination.Length, _end - _start);
        Unread[..count].CopyTo(destination.Span);
        _start += count;
        return ValueTask.FromResult(count);
    }

    /// <inheritdoc />
    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private async Task<HttpHead> ReadOneHeadAsync()
    {
        int length;
        while ((length = Unread.IndexOf("\r\n\r\n"u8)) < 0)
        {
            HttpHead.RequireBegin(Unread);
            if (_end == LargestHead)
            {
                throw new NodeFaultException($"headers of more than {LargestHead / 1024} KiB");
            }

            if (!await FillAsync())
            {
                throw new NodeFaultException("connection closed in the middle of the headers");
            }
        }

        var head = HttpHead.Parse(Unread[..length]);
        _start += length + "\r\n\r\n".Length;
        return head;
    }

    private async Task<bool> FillAsync()
    {
        if (_end == _buffer.Length)
        {
            Grow();
        }

        var room = Math.Min(_buffer.Length, LargestHead) - _end;
        var read = await stream.ReadAsync(_buffer.AsMemory(_end, room), token);
        _end += read;
        return read > 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(LargestHead);
        _buffer.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
