using Witness.Checks.Connection;

namespace Witness.Checks.Https;

/// <summary>Takes the chunked coding off a body (RFC 9112 §7.1), a byte span at a time. Extensions and trailers are passed over.</summary>
internal sealed class ChunkedDecoder
{
    private const int LongestLine = 4096;
    private const long LargestChunk = long.MaxValue >> 4;
    private State _state = State.Size;
    private long _size;
    private int _digits;
    private int _lineLength;

    private enum State
    {
        Size,
        Extension,
        Data,
        DataEnd,
        Trailer,
        Ended,
    }

    /// <summary>True once the last chunk and the trailers have been read.</summary>
    public bool Ended => _state == State.Ended;

    /// <summary>Decodes as much as fits.</summary>
    /// <param name="wire">What came over the wire.</param>
    /// <param name="body">Where the body goes.</param>
    /// <param name="written">How many bytes of the body were written.</param>
    /// <returns>How many bytes of the wire were used.</returns>
    /// <exception cref="NodeFaultException">It is no chunked coding.</exception>
    public int Decode(ReadOnlySpan<byte> wire, Span<byte> body, out int written)
    {
        written = 0;
        var used = 0;
        while (used < wire.Length && !Ended)
        {
            if (_state != State.Data)
            {
                Step(wire[used++]);
                continue;
            }

            var count = (int)Math.Min(_size, Math.Min(wire.Length - used, body.Length - written));
            if (count == 0)
            {
                break;
            }

            wire.Slice(used, count).CopyTo(body[written..]);
            used += count;
            written += count;
            _size -= count;
            _state = _size == 0 ? State.DataEnd : State.Data;
        }

        return used;
    }

    private void Step(byte next)
    {
        if (++_lineLength > LongestLine)
        {
            throw new NodeFaultException("chunked body with an endless line");
        }

        switch (_state)
        {
            case State.Size when char.IsAsciiHexDigit((char)next):
                AddDigit(next);
                break;
            case State.Size when _digits > 0 && next is (byte)';' or (byte)' ' or (byte)'\t' or (byte)'\r':
                _state = State.Extension;
                break;
            case State.Size:
                throw new NodeFaultException("chunked body without a chunk size");
            case State.Extension when next == '\n':
                EndLine(_size == 0 ? State.Trailer : State.Data);
                break;
            case State.DataEnd when next == '\n':
                EndLine(State.Size);
                break;
            case State.DataEnd when next != '\r':
                throw new NodeFaultException("chunked body with a chunk longer than its size");
            case State.Trailer when next == '\n':
                // A line that holds nothing but its end is the last.
                EndLine(_lineLength <= "\r\n".Length ? State.Ended : State.Trailer);
                break;
        }
    }

    private void AddDigit(byte digit)
    {
        if (_size > LargestChunk)
        {
            throw new NodeFaultException("chunked body with a chunk size beyond all bounds");
        }

        _size = (_size << 4) + Convert.ToInt32(((char)digit).ToString(), 16);
        _digits++;
    }

    private void EndLine(State next)
    {
        _state = next;
        _lineLength = 0;
        _digits = 0;
    }
}
