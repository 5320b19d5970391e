using System.Buffers.Binary;

namespace Witness.Registrars.Resolving;

/// <summary>Reads a message from its start to its end, and never beyond (RFC 1035 §4.1).</summary>
internal ref struct WireReader(ReadOnlySpan<byte> message)
{
    private readonly ReadOnlySpan<byte> _message = message;

    /// <summary>Where the next read begins.</summary>
    public int Position { get; private set; }

    /// <summary>The whole message, for names that point back into it.</summary>
    public readonly ReadOnlySpan<byte> Message => _message;

    /// <summary>Two bytes.</summary>
    /// <exception cref="UnusableAnswerException">The message ends before.</exception>
    public ushort Number16() => BinaryPrimitives.ReadUInt16BigEndian(Bytes(2));

    /// <summary>Four bytes.</summary>
    /// <exception cref="UnusableAnswerException">The message ends before.</exception>
    public uint Number32() => BinaryPrimitives.ReadUInt32BigEndian(Bytes(4));

    /// <summary>So many bytes.</summary>
    /// <exception cref="UnusableAnswerException">The message ends before.</exception>
    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > _message.Length - Position)
        {
            throw new UnusableAnswerException("a message that ends too early");
        }

        var bytes = _message.Slice(Position, count);
        Position += count;
        return bytes;
    }

    /// <summary>A name, compressed or not.</summary>
    /// <exception cref="UnusableAnswerException">It is malformed.</exception>
    public WireName Name()
    {
        var name = WireName.Read(_message, Position, out var end);
        Position = end;
        return name;
    }
}
