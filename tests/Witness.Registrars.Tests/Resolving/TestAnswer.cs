using System.Buffers.Binary;
using System.Net;
using System.Text;
using Witness.Core.Dns;
using Witness.Registrars.Resolving;

namespace Witness.Registrars.Tests.Resolving;

/// <summary>Answers to a query, right or wrong in every way that a test needs.</summary>
internal sealed record TestAnswer
{
    public const ushort Response = 0x8000;
    public const ushort Authoritative = 0x0400;
    public const ushort Truncated = 0x0200;

    /// <summary>A pointer to the name in the question.</summary>
    public static readonly byte[] AskedName = [0xC0, 12];

    public ushort Flags { get; init; } = Response | Authoritative;

    public ResponseCode Code { get; init; }

    /// <summary>Added to the query's id.</summary>
    public ushort OtherId { get; init; }

    /// <summary>What it says that it answers; the query's own question where nothing is said.</summary>
    public Question? Question { get; init; }

    /// <summary>Records as they stand in the message.</summary>
    public IReadOnlyList<byte[]> Records { get; init; } = [];

    /// <summary>How many it says that there are.</summary>
    public ushort? Count { get; init; }

    public byte[] To(ReadOnlySpan<byte> query)
    {
        var asked = Question is { } other
            ? QueryMessage.Write(0, other, recursion: false)[12..]
            : query[12..].ToArray();
        var head = new byte[12];
        BinaryPrimitives.WriteUInt16BigEndian(head, (ushort)(BinaryPrimitives.ReadUInt16BigEndian(query) + OtherId));
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), (ushort)(Flags | (ushort)Code));
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(4), 1);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(6), Count ?? (ushort)Records.Count);
        return [.. head, .. asked, .. Records.SelectMany(record => record)];
    }

    /// <summary>What was asked in a query.</summary>
    public static Question QuestionOf(ReadOnlySpan<byte> query)
    {
        var reader = new WireReader(query);
        reader.Bytes(12);
        return new Question(reader.Name().Name!, (RecordType)reader.Number16());
    }

    public static byte[] A(byte[] owner, string address, uint ttl = 300) =>
        Record(owner, RecordType.A, IPAddress.Parse(address).GetAddressBytes(), ttl);

    public static byte[] Record(byte[] owner, RecordType type, byte[] data, uint ttl = 300)
    {
        var head = new byte[10];
        BinaryPrimitives.WriteUInt16BigEndian(head, (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), 1);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), ttl);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(8), (ushort)data.Length);
        return [.. owner, .. head, .. data];
    }

    public static byte[] Soa(uint serial)
    {
        var numbers = new byte[20];
        BinaryPrimitives.WriteUInt32BigEndian(numbers, serial);
        return Record(AskedName, RecordType.Soa, [.. Name("ns.test"), .. Name("root.test"), .. numbers]);
    }

    public static byte[] Name(string name) =>
        [
            .. DomainName
                .Parse(name)
                .Text.Split('.', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(label => Encoding.ASCII.GetBytes(label).Prepend((byte)label.Length)),
            0,
        ];
}
