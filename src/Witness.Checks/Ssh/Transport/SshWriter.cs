using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Witness.Checks.Ssh.Transport;

/// <summary>Writes the data types of RFC 4251 §5.</summary>
internal sealed class SshWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public SshWriter Bytes(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    public SshWriter Byte(byte value) => Bytes([value]);

    public SshWriter UInt32(uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return Bytes(bytes);
    }

    public SshWriter String(ReadOnlySpan<byte> bytes) => UInt32((uint)bytes.Length).Bytes(bytes);

    public SshWriter NameList(IEnumerable<string> names) => String(Encoding.ASCII.GetBytes(string.Join(',', names)));

    /// <summary>A multiple precision integer that is not negative; a zero byte keeps its first bit from being its sign.</summary>
    public SshWriter Unsigned(ReadOnlySpan<byte> number)
    {
        var digits = number.TrimStart((byte)0);
        return digits is [>= 0x80, ..] ? UInt32((uint)digits.Length + 1).Byte(0).Bytes(digits) : String(digits);
    }

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();
}
