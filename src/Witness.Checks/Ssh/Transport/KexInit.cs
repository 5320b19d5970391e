using System.Security.Cryptography;
using Witness.Checks.Connection;

namespace Witness.Checks.Ssh.Transport;

/// <summary>An offer of algorithms, SSH_MSG_KEXINIT (RFC 4253 §7.1).</summary>
internal sealed class KexInit
{
    private const int CookieSize = 16;
    private readonly IReadOnlyList<string[]> _others;

    private KexInit(byte[] payload, string[] keyExchanges, string[] hostKeyAlgorithms, IReadOnlyList<string[]> others)
    {
        Payload = payload;
        KeyExchanges = keyExchanges;
        HostKeyAlgorithms = hostKeyAlgorithms;
        _others = others;
    }

    /// <summary>The message, which goes into the exchange hash.</summary>
    public byte[] Payload { get; }

    /// <summary>Key exchange methods, best first.</summary>
    public IReadOnlyList<string> KeyExchanges { get; }

    /// <summary>Signature algorithms of host keys, best first.</summary>
    public IReadOnlyList<string> HostKeyAlgorithms { get; }

    /// <summary>Reads an offer.</summary>
    /// <exception cref="NodeFaultException">It is none.</exception>
    public static KexInit Parse(byte[] payload)
    {
        var reader = new SshReader(payload);
        var message = reader.ReadByte();
        if (message != SshMessage.KexInit)
        {
            throw new NodeFaultException($"no key exchange offer, but SSH message {message}");
        }

        reader.Skip(CookieSize);
        var keyExchanges = reader.ReadNameList();
        var hostKeyAlgorithms = reader.ReadNameList();
        var others = new List<string[]>();
        for (var list = 0; list < 8; list++)
        {
            others.Add(reader.ReadNameList());
        }

        reader.ReadByte();
        reader.ReadUInt32();
        if (keyExchanges.Length == 0 || hostKeyAlgorithms.Length == 0)
        {
            throw new NodeFaultException("the key exchange offer is empty");
        }

        return new KexInit(payload, keyExchanges, hostKeyAlgorithms, others);
    }

    /// <summary>
    /// The answer to this offer. Ciphers and what comes after them are the server's own choice: the connection ends before
    /// they would be used, and no taste in them may make a node fail.
    /// </summary>
    public byte[] Answer(IEnumerable<string> keyExchanges, IEnumerable<string> hostKeyAlgorithms)
    {
        var answer = new SshWriter()
            .Byte(SshMessage.KexInit)
            .Bytes(RandomNumberGenerator.GetBytes(CookieSize))
            .NameList(keyExchanges)
            .NameList(hostKeyAlgorithms);
        foreach (var list in _others)
        {
            answer.NameList(list);
        }

        return answer.Byte(0).UInt32(0).ToArray();
    }
}
