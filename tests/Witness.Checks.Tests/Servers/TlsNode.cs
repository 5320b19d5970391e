using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Witness.Checks.Tests.Servers;

/// <summary>A node that speaks TLS with a certificate of the test's choice, and answers 200.</summary>
internal static class TlsNode
{
    public static NodeServer Showing(X509Certificate2 certificate) =>
        Behaving(certificate, (_, tls) => tls.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray()).AsTask());

    public static NodeServer Behaving(X509Certificate2 certificate, Func<NodeServer, Stream, Task> behave) =>
        new(
            async (server, connection) =>
            {
                await using var tls = new SslStream(new NetworkStream(connection));
                await tls.AuthenticateAsServerAsync(certificate);
                await HttpNode.TakeRequestAsync(tls);
                await behave(server, tls);
            }
        );
}
