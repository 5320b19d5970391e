using System.Buffers.Binary;
using Witness.Checks.Ssh.Transport;

namespace Witness.Checks.Tests.Servers;

/// <summary>What an SSH server sends before keys are taken into use.</summary>
internal static class SshPackets
{
    public static byte[] Banner { get; } = "SSH-2.0-Test\r\n"u8.ToArray();

    /// <summary>A payload as a packet (RFC 4253 §6).</summary>
    public static byte[] Packet(byte[] payload)
    {
        const int Padding = 8;
        var packet = new byte[5 + payload.Length + Padding];
        BinaryPrimitives.WriteInt32BigEndian(packet, 1 + payload.Length + Padding);
        packet[4] = Padding;
        payload.CopyTo(packet, 5);
        return packet;
    }

    public static byte[] Offer(string keyExchange = "curve25519-sha256", string hostKey = "ssh-ed25519")
    {
        var offer = new SshWriter()
            .Byte(SshMessage.KexInit)
            .Bytes(new byte[16])
            .NameList([keyExchange])
            .NameList([hostKey]);
        for (var list = 0; list < 8; list++)
        {
            offer.NameList(["none"]);
        }

        return offer.Byte(0).UInt32(0).ToArray();
    }

    public static byte[] Reply(byte[] hostKey, byte[] publicKey, byte[] signature) =>
        new SshWriter().Byte(SshMessage.KexEcdhReply).String(hostKey).String(publicKey).String(signature).ToArray();

    public static byte[] Ed25519(byte fill) =>
        new SshWriter().String("ssh-ed25519"u8).String([.. Enumerable.Repeat(fill, 32)]).ToArray();
}
