using System.Security.Cryptography;
using Witness.Checks.Connection;
using Witness.Checks.Ssh.Transport;

namespace Witness.Checks.Ssh.HostKeys;

/// <summary>A server's public key (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4).</summary>
public sealed class HostKey
{
    /// <summary>A key as it comes over the wire.</summary>
    /// <param name="blob">Its type and its numbers.</param>
    internal HostKey(byte[] blob)
    {
        Blob = blob;
        Type = NodeText.Clean(new SshReader(blob).ReadString(), 40);
        Fingerprint = "SHA256:" + Convert.ToBase64String(SHA256.HashData(blob)).TrimEnd('=');
    }

    /// <summary><c>ssh-ed25519</c>, <c>ecdsa-sha2-nistp256</c>, <c>ssh-rsa</c> …</summary>
    public string Type { get; }

    /// <summary>As ssh-keygen -l prints it: <c>SHA256:…</c>.</summary>
    public string Fingerprint { get; }

    /// <summary>The key as it comes over the wire, and, in base64, as it stands in a known_hosts file.</summary>
    internal byte[] Blob { get; }

    /// <summary>The fingerprint and the type, for messages.</summary>
    public override string ToString() => $"{Fingerprint} ({Type})";
}
