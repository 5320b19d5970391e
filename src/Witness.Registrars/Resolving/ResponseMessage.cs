using Witness.Core.Dns;

namespace Witness.Registrars.Resolving;

/// <summary>Reads answers (RFC 1035 §4.1). They come from anywhere: nothing in them is believed before it is compared.</summary>
internal static class ResponseMessage
{
    private const ushort IsResponse = 0x8000;
    private const ushort OpcodeMask = 0x7800;
    private const ushort Authoritative = 0x0400;
    private const ushort Truncated = 0x0200;
    private const ushort CodeMask = 0x000F;
    private const ushort ClassInternet = 1;

    /// <summary>Reads the answer to a query.</summary>
    /// <exception cref="UnusableAnswerException">It answers something else, or is malformed.</exception>
    public static Response Read(ReadOnlySpan<byte> message, ushort id, Question question)
    {
        var reader = new WireReader(message);
        var isOurs = reader.Number16() == id;
        var flags = reader.Number16();
        var (questions, answers) = (reader.Number16(), reader.Number16());
        reader.Bytes(4);
        if (!isOurs || (flags & IsResponse) == 0 || (flags & OpcodeMask) != 0)
        {
            throw new UnusableAnswerException("a message that is no answer to this query");
        }

        if (questions != 1 || !Echoes(ref reader, question))
        {
            throw new UnusableAnswerException("an answer to another question");
        }

        var isTruncated = (flags & Truncated) != 0;
        return new Response(
            (ResponseCode)(flags & CodeMask),
            (flags & Authoritative) != 0,
            isTruncated,
            isTruncated ? [] : Records(ref reader, answers)
        );
    }

    private static bool Echoes(ref WireReader reader, Question question)
    {
        var name = reader.Name().Name;
        var (type, kind) = (reader.Number16(), reader.Number16());
        return name == question.Name && type == (ushort)question.Type && kind == ClassInternet;
    }

    private static List<DnsRecord> Records(ref WireReader reader, int count)
    {
        var records = new List<DnsRecord>();
        for (var number = 0; number < count; number++)
        {
            var owner = reader.Name().Name;
            var (type, kind, ttl, length) = (
                (RecordType)reader.Number16(),
                reader.Number16(),
                reader.Number32(),
                reader.Number16()
            );
            var start = reader.Position;
            reader.Bytes(length);
            if (
                owner is { } name
                && kind == ClassInternet
                && RecordData.Read(reader.Message, start, length, type) is { } data
            )
            {
                records.Add(new DnsRecord(name, new Question(name, type).Mnemonic, TtlOf(ttl), data));
            }
        }

        return records;
    }

    /// <summary>A TTL whose first bit is set counts as none (RFC 2181 §8).</summary>
    private static int TtlOf(uint ttl) => ttl > int.MaxValue ? 0 : (int)ttl;
}
