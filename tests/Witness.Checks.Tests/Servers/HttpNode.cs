using System.Net.Sockets;
using System.Text;

namespace Witness.Checks.Tests.Servers;

/// <summary>Nodes that take an HTTP request and then behave as told.</summary>
internal static class HttpNode
{
    /// <summary>Answers with these characters (Latin-1), as they are, and hangs up.</summary>
    public static NodeServer Answering(string answer) =>
        Behaving((_, stream) => stream.WriteAsync(Encoding.Latin1.GetBytes(answer)).AsTask());

    /// <summary>Takes the request, then does something.</summary>
    public static NodeServer Behaving(Func<NodeServer, Stream, Task> behave) =>
        new(
            async (server, connection) =>
            {
                await using var stream = new NetworkStream(connection);
                await TakeRequestAsync(stream);
                await behave(server, stream);
                connection.Shutdown(SocketShutdown.Send);
                await DrainAsync(stream);
            }
        );

    public static async Task<string> TakeRequestAsync(Stream stream)
    {
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
            {
                throw new IOException("the check hung up within its request");
            }

            request.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        return request.ToString();
    }

    /// <summary>Waits for the check to hang up, so that no unread byte turns the end of the answer into a reset.</summary>
    private static async Task DrainAsync(Stream stream)
    {
        var buffer = new byte[4096];
        while (await stream.ReadAsync(buffer) > 0) { }
    }
}
