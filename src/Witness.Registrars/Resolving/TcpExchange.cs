using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Witness.Registrars.Resolving;

/// <summary>One query and its answer over a connection of their own (RFC 1035 §4.2.2): each after its length in two bytes.</summary>
internal static class TcpExchange
{
    private const int Ids = ushort.MaxValue + 1;

    /// <summary>Asks.</summary>
    /// <exception cref="UnusableAnswerException">The answer is not usable.</exception>
    /// <exception cref="SocketException">The server cannot be reached.</exception>
    /// <exception cref="IOException">The connection ended before the answer.</exception>
    public static async Task<Response> AskAsync(
        IPEndPoint server,
        Question question,
        bool recursion,
        CancellationToken cancellation
    )
    {
        var id = (ushort)RandomNumberGenerator.GetInt32(Ids);
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server, cancellation);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Framed(QueryMessage.Write(id, question, recursion)), cancellation);
        var head = new byte[2];
        await stream.ReadExactlyAsync(head, cancellation);
        var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(head)];
        await stream.ReadExactlyAsync(message, cancellation);
        var response = ResponseMessage.Read(message, id, question);
        return response.IsTruncated
            ? throw new UnusableAnswerException("an answer that is truncated there as well")
            : response;
    }

    private static byte[] Framed(byte[] query)
    {
        var framed = new byte[query.Length + 2];
        BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)query.Length);
        query.CopyTo(framed, 2);
        return framed;
    }
}
