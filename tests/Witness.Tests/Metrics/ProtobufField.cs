using System.Buffers.Binary;
using System.Text;

namespace Witness.Tests.Metrics;

/// <summary>A field of a message in protobuf's wire format, as far as OTLP needs it.</summary>
internal readonly record struct ProtobufField(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    public double Double => BitConverter.UInt64BitsToDouble(Value);

    /// <summary>The fields of a message in their order. https://protobuf.dev/programming-guides/encoding/</summary>
    public static IReadOnlyList<ProtobufField> Read(ReadOnlyMemory<byte> message)
    {
        var fields = new List<ProtobufField>();
        while (!message.IsEmpty)
        {
            var key = Varint(ref message);
            fields.Add(Read((int)(key >> 3), key & 7, ref message));
        }

        return fields;
    }

    /// <summary>The messages in a field of this one.</summary>
    public IEnumerable<ProtobufField> In(int number) => Read(Bytes).Where(field => field.Number == number);

    private static ProtobufField Read(int number, ulong wire, ref ReadOnlyMemory<byte> message)
    {
        switch (wire)
        {
            case 0:
                return new ProtobufField(number, Varint(ref message), default);
            case 1:
                return new ProtobufField(
                    number,
                    BinaryPrimitives.ReadUInt64LittleEndian(Take(8, ref message).Span),
                    default
                );
            case 2:
                return new ProtobufField(number, 0, Take((int)Varint(ref message), ref message));
            case 5:
                return new ProtobufField(
                    number,
                    BinaryPrimitives.ReadUInt32LittleEndian(Take(4, ref message).Span),
                    default
                );
            default:
                throw new InvalidDataException($"wire type {wire}");
        }
    }

    private static ulong Varint(ref ReadOnlyMemory<byte> message)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = Take(1, ref message).Span[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    private static ReadOnlyMemory<byte> Take(int count, ref ReadOnlyMemory<byte> message)
    {
        var taken = message[..count];
        message = message[count..];
        return taken;
    }
}
