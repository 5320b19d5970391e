using System.Buffers;
using System.Globalization;
using Witness.Checks.Connection;

namespace Witness.Checks.Https;

/// <summary>The body of an answer, of which never more than <see cref="Searched"/> bytes are read.</summary>
internal sealed class HttpBody
{
    /// <summary>How much of a body is searched, in bytes.</summary>
    public const int Searched = 64 * 1024;

    private const int WireSize = 8 * 1024;
    private readonly HttpReader _reader;
    private readonly ChunkedDecoder? _chunked;

    /// <summary>Bytes of the body still to come; null where the end of the connection is its end.</summary>
    private long? _remaining;
    private byte[] _wire = [];
    private int _wireStart;
    private int _wireEnd;

    /// <summary>The body that follows a head (RFC 9112 §6.3).</summary>
    /// <exception cref="NodeFaultException">The head contradicts itself.</exception>
    public HttpBody(HttpReader reader, HttpHead head)
    {
        _reader = reader;
        if (head.Values("Transfer-Encoding") is [.., var coding])
        {
            _chunked = coding.EndsWith("chunked", StringComparison.OrdinalIgnoreCase)
                ? new ChunkedDecoder()
                : throw new NodeFaultException($"Transfer-Encoding '{NodeText.Clean(coding)}' is not understood");
        }
        else
        {
            _remaining = head.Status is 204 or 304 ? 0 : Length(head.Values("Content-Length"));
        }
    }

    /// <summary>True where the beginning of the body contains some bytes; reads no further than they are found.</summary>
    /// <param name="wanted">The bytes.</param>
    /// <exception cref="NodeFaultException">The body broke off before.</exception>
    public async Task<bool> ContainsAsync(byte[] wanted)
    {
        var body = ArrayPool<byte>.Shared.Rent(Searched);
        _wire = ArrayPool<byte>.Shared.Rent(WireSize);
        try
        {
            var length = 0;
            while (length < Searched)
            {
                var read = await ReadAsync(body.AsMemory(length, Searched - length));
                if (read == 0)
                {
                    return false;
                }

                // What is wanted may have begun in what was read before.
                var from = Math.Max(0, length - wanted.Length + 1);
                length += read;
                if (body.AsSpan(from, length - from).IndexOf(wanted) >= 0)
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(_wire);
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    private ValueTask<int> ReadAsync(Memory<byte> destination) =>
        _chunked is null ? ReadPlainAsync(destination) : ReadChunkedAsync(_chunked, destination);

    private async ValueTask<int> ReadPlainAsync(Memory<byte> destination)
    {
        if (_remaining == 0)
        {
            return 0;
        }

        var most = (int)Math.Min(destination.Length, _remaining ?? long.MaxValue);
        var read = await _reader.ReadAsync(destination[..most]);
        if (read == 0 && _remaining is not null)
        {
            throw BrokenOff();
        }

        _remaining -= read;
        return read;
    }

    private async ValueTask<int> ReadChunkedAsync(ChunkedDecoder chunked, Memory<byte> destination)
    {
        while (!chunked.Ended)
        {
            if (_wireStart == _wireEnd)
            {
                _wireStart = 0;
                _wireEnd = await _reader.ReadAsync(_wire.AsMemory(0, WireSize));
                if (_wireEnd == 0)
                {
                    throw BrokenOff();
                }
            }

            var wire = _wire.AsSpan(_wireStart, _wireEnd - _wireStart);
            _wireStart += chunked.Decode(wire, destination.Span, out var written);
            if (written > 0)
            {
                return written;
            }
        }

        return 0;
    }

    private static long? Length(List<string> values)
    {
        var lengths = values
            .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return lengths switch
        {
            [] => null,
            [var one] when long.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var length) =>
                length,
            _ => throw new NodeFaultException(
                $"Content-Length '{NodeText.Clean(string.Join(", ", lengths), 60)}' is no length"
            ),
        };
    }

    private static NodeFaultException BrokenOff() => new("connection closed in the middle of the body");
}
