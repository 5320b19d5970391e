using System.Net;
using System.Net.Sockets;

namespace Witness.Checks.Tests.Servers;

/// <summary>A node on loopback that does to every connection what a test tells it to.</summary>
internal sealed class NodeServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    public NodeServer(Func<NodeServer, Socket, Task> serve, IPAddress? address = null)
    {
        _listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync(serve);
    }

    public int Port { get; }

    /// <summary>Ends when the server has called <see cref="Reach"/>.</summary>
    public Task Reached => _reached.Task;

    public CancellationToken End => _end.Token;

    /// <summary>Bytes that <see cref="FloodAsync"/> got rid of.</summary>
    public long Flooded { get; private set; }

    public int Connections { get; private set; }

    public void Reach() => _reached.TrySetResult();

    /// <summary>Says that the interesting point is reached, and nothing more for as long as the test runs.</summary>
    public async Task StallAsync()
    {
        Reach();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, End)
            .ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>Sends the same bytes over and over, ten gigabytes of them or until the check has had enough.</summary>
    public async Task FloodAsync(Stream stream, byte[] bytes)
    {
        const long Most = 10L << 30;
        for (; Flooded < Most; Flooded += bytes.Length)
        {
            await stream.WriteAsync(bytes, End);
        }
    }

    public static void Reset(Socket connection)
    {
        connection.LingerState = new LingerOption(true, 0);
        connection.Close();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _listener.Stop();
        _end.Dispose();
    }

    private async Task ServeAsync(Func<NodeServer, Socket, Task> serve)
    {
        var conversations = new List<Task>();
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptSocketAsync(End);
                Connections++;
                conversations.Add(ConverseAsync(serve, connection));
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(conversations);
        }
    }

    private async Task ConverseAsync(Func<NodeServer, Socket, Task> serve, Socket connection)
    {
        using (connection)
        {
            try
            {
                await serve(this, connection);
            }
            catch (Exception fault)
                when (fault
                        is IOException
                            or SocketException
                            or OperationCanceledException
                            or ObjectDisposedException
                            or System.Security.Authentication.AuthenticationException
                )
            {
                // The check has hung up: what it made of it is the test's question.
            }
        }
    }
}
