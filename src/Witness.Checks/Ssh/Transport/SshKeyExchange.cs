using System.Security.Cryptography;
using Witness.Checks.Connection;
using Witness.Checks.Ssh.HostKeys;

namespace Witness.Checks.Ssh.Transport;

/// <summary>
/// A key exchange up to the server's proof of its host key (RFC 4253 §8, RFC 5656 §4). The keys agreed on are never used;
/// the caller closes the connection, without SSH_MSG_DISCONNECT, which servers log as an error at this point.
/// </summary>
internal sealed class SshKeyExchange(SshTransport transport, byte[] clientIdentification, byte[] serverIdentification)
{
    /// <summary>Exchanges keys.</summary>
    /// <param name="offer">The server's offer.</param>
    /// <param name="algorithms">The signature algorithms by which the host key may prove itself, best first.</param>
    /// <returns>The host key, which the server has proved to hold.</returns>
    /// <exception cref="NodeFaultException">The server does not prove it.</exception>
    public async Task<HostKey> ProveAsync(KexInit offer, IEnumerable<string> algorithms)
    {
        using var agreement = KeyAgreement.Begin(offer);
        var answer = offer.Answer(KeyAgreement.Names, algorithms);
        var publicKey = agreement.PublicKey;
        await transport.SendPacketAsync(answer);
        await transport.SendPacketAsync(new SshWriter().Byte(SshMessage.KexEcdhInit).String(publicKey).ToArray());
        var reply = Reply.Parse(await transport.ReadPacketAsync());
        try
        {
            var transcript = new SshWriter()
                .String(clientIdentification)
                .String(serverIdentification)
                .String(answer)
                .String(offer.Payload)
                .String(reply.HostKey)
                .String(publicKey)
                .String(reply.PublicKey)
                .Unsigned(agreement.Agree(reply.PublicKey))
                .ToArray();
            var key = new HostKey(reply.HostKey);
            return HostKeySignature.Verify(key, reply.Signature, SHA256.HashData(transcript))
                ? key
                : throw new NodeFaultException($"the server cannot prove that it holds its host key {key}");
        }
        catch (CryptographicException fault)
        {
            throw new NodeFaultException($"the key exchange is malformed: {NodeText.Clean(fault.Message)}");
        }
    }

    private sealed record Reply(byte[] HostKey, byte[] PublicKey, byte[] Signature)
    {
        public static Reply Parse(byte[] payload)
        {
            var reader = new SshReader(payload);
            var message = reader.ReadByte();
            return message == SshMessage.KexEcdhReply
                ? new Reply(reader.ReadString().ToArray(), reader.ReadString().ToArray(), reader.ReadString().ToArray())
                : throw new NodeFaultException($"no answer to the key exchange, but SSH message {message}");
        }
    }
}
