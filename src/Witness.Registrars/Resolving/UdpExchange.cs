using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Witness.Registrars.Resolving;

/// <summary>
/// One query and its answer in datagrams (RFC 1035 §4.2.1). Who forges an answer has to guess the id and the port
/// (RFC 5452 §9): both are new and random for each query.
/// </summary>
internal static class UdpExchange
{
    private const int LongestDatagram = 4096;
    private const int Ids = ushort.MaxValue + 1;

    /// <summary>Asks, and waits until a usable answer has come or it is cancelled.</summary>
    /// <exception cref="UnusableAnswerException">Cancelled, and what has come was not usable.</exception>
    /// <exception cref="SocketException">The server cannot be reached.</exception>
    public static async Task<Response> AskAsync(
        IPEndPoint server,
        Question question,
        bool recursion,
        CancellationToken cancellation
    )
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        // Connected, the kernel chooses a random port and lets nobody else's datagrams through.
        await socket.ConnectAsync(server, cancellation);
        var id = (ushort)RandomNumberGenerator.GetInt32(Ids);
        await socket.SendAsync(QueryMessage.Write(id, question, recursion), cancellation);
        return await ReceiveAsync(socket, id, question, cancellation);
    }

    private static async Task<Response> ReceiveAsync(
        Socket socket,
        ushort id,
        Question question,
        CancellationToken cancellation
    )
    {
        var buffer = new byte[LongestDatagram];
        UnusableAnswerException? unusable = null;
        while (true)
        {
            try
            {
                var length = await socket.ReceiveAsync(buffer, cancellation);
                return ResponseMessage.Read(buffer.AsSpan(0, length), id, question);
            }
            catch (UnusableAnswerException error)
            {
                // Perhaps forged: the true one may still be under way.
                unusable = error;
            }
            catch (OperationCanceledException) when (unusable is not null)
            {
                throw unusable;
            }
        }
    }
}
