using System.Text;
using Witness.Checks.Connection;

namespace Witness.Checks.Ssh;

/// <summary>How a side of an SSH connection introduces itself (RFC 4253 §4.2).</summary>
internal static class SshIdentification
{
    /// <summary>What this client says.</summary>
    public static byte[] Own { get; } = Encoding.ASCII.GetBytes("SSH-2.0-Witness");

    /// <summary>The same as a line.</summary>
    public static byte[] OwnLine { get; } = [.. Own, (byte)'\r', (byte)'\n'];

    /// <summary>Refuses a server that does not speak version 2; 1.99 means that it speaks 1 as well (§5.1).</summary>
    /// <exception cref="NodeFaultException">It does not.</exception>
    public static void RequireVersion2(ReadOnlySpan<byte> server)
    {
        if (!server.StartsWith("SSH-2.0-"u8) && !server.StartsWith("SSH-1.99-"u8))
        {
            throw new NodeFaultException($"the server does not speak SSH 2, but '{NodeText.Clean(server, 60)}'");
        }
    }
}
