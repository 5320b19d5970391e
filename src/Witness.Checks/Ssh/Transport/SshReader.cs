using System.Buffers.Binary;
using System.Text;
using Witness.Checks.Connection;

namespace Witness.Checks.Ssh.Transport;

/// <summary>Reads the data types of RFC 4251 §5; lengths that lie end in a fault of the node.</summary>
internal ref struct SshReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public byte ReadByte() => Take(1)[0];

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(sizeof(uint)));

    public ReadOnlySpan<byte> ReadString()
    {
        var length = ReadUInt32();
        return length <= _rest.Length ? Take((int)length) : throw Malformed();
    }

    public string[] ReadNameList() =>
        Encoding.ASCII.GetString(ReadString()).Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A multiple precision integer that is not negative, without the zero bytes before it.</summary>
    public ReadOnlySpan<byte> ReadUnsigned() => ReadString().TrimStart((byte)0);

    public void Skip(int count) => Take(count);

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw Malformed();
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private static NodeFaultException Malformed() => new("malformed SSH packet: a length within it lies");
}
