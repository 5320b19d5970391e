using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Witness.Registrars.Tests.Resolving;

/// <summary>
/// A server on one port of loopback, UDP and TCP, that says what it is told to: any number of datagrams a query, and bytes
/// as they are over TCP.
/// </summary>
internal sealed class FakeNameServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly UdpClient _udp;
    private readonly TcpListener _tcp;
    private readonly Task _work;
    private int _queries;

    public FakeNameServer()
    {
        (_tcp, _udp) = Bind();
        _work = Task.WhenAll(ServeUdpAsync(), ServeTcpAsync());
    }

    public IPEndPoint Address => (IPEndPoint)_udp.Client.LocalEndPoint!;

    /// <summary>How many queries have come over UDP.</summary>
    public int Queries => _queries;

    /// <summary>The datagrams that a query is answered with.</summary>
    public Func<byte[], IEnumerable<byte[]>> OverUdp { get; set; } = _ => [];

    /// <summary>What a query is answered with over TCP, its length before it where it has the true one.</summary>
    public Func<byte[], byte[]> OverTcp { get; set; } = _ => [];

    /// <summary>Answers from another port of the same address.</summary>
    public bool AnswersFromElsewhere { get; set; }

    public static byte[] Framed(byte[] message)
    {
        var framed = new byte[message.Length + 2];
        BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)message.Length);
        message.CopyTo(framed, 2);
        return framed;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _udp.Dispose();
        _tcp.Dispose();
        _stop.Dispose();
    }

    private static (TcpListener Tcp, UdpClient Udp) Bind()
    {
        while (true)
        {
            var tcp = new TcpListener(IPAddress.Loopback, 0);
            tcp.Start();
            try
            {
                return (tcp, new UdpClient((IPEndPoint)tcp.LocalEndpoint));
            }
            catch (SocketException)
            {
                // Somebody else has that port over UDP: another one.
                tcp.Dispose();
            }
        }
    }

    private async Task ServeUdpAsync()
    {
        using var elsewhere = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        try
        {
            while (true)
            {
                var query = await _udp.ReceiveAsync(_stop.Token);
                Interlocked.Increment(ref _queries);
                foreach (var answer in OverUdp(query.Buffer))
                {
                    var from = AnswersFromElsewhere ? elsewhere : _udp;
                    await from.SendAsync(answer, query.RemoteEndPoint, _stop.Token);
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested) { }
    }

    private async Task ServeTcpAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _tcp.AcceptTcpClientAsync(_stop.Token);
                var stream = client.GetStream();
                var head = new byte[2];
                await stream.ReadExactlyAsync(head, _stop.Token);
                var query = new byte[BinaryPrimitives.ReadUInt16BigEndian(head)];
                await stream.ReadExactlyAsync(query, _stop.Token);
                await stream.WriteAsync(OverTcp(query), _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested) { }
    }
}
