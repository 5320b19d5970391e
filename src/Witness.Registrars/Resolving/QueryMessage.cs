using System.Buffers.Binary;
using System.Text;
using Witness.Core.Dns;

namespace Witness.Registrars.Resolving;

/// <summary>Writes queries (RFC 1035 §4.1), without EDNS: what does not fit into 512 bytes is asked again over TCP.</summary>
internal static class QueryMessage
{
    private const int HeaderLength = 12;
    private const int QuestionsOffset = 4;
    private const ushort RecursionDesired = 0x0100;
    private const ushort ClassInternet = 1;

    /// <summary>A query as it is sent.</summary>
    /// <param name="id">By which its answer is known; not to be guessed by others.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="recursion">True where a resolver is asked to find the answer, false where a name server is asked what it holds.</param>
    public static byte[] Write(ushort id, Question question, bool recursion)
    {
        var name = NameOf(question.Name);
        var message = new byte[HeaderLength + name.Length + 4];
        BinaryPrimitives.WriteUInt16BigEndian(message, id);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), recursion ? RecursionDesired : (ushort)0);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(QuestionsOffset), 1);
        name.CopyTo(message, HeaderLength);
        var end = message.AsSpan(HeaderLength + name.Length);
        BinaryPrimitives.WriteUInt16BigEndian(end, (ushort)question.Type);
        BinaryPrimitives.WriteUInt16BigEndian(end[2..], ClassInternet);
        return message;
    }

    /// <summary>Labels with their lengths, ended by the root's (RFC 1035 §3.1).</summary>
    private static byte[] NameOf(DomainName name) =>
        [
            .. name
                .Text.Split('.', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(label => Encoding.ASCII.GetBytes(label).Prepend((byte)label.Length)),
            0,
        ];
}
