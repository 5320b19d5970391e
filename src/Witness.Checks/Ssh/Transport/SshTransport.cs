using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;
using System.Security.Cryptography;
using Witness.Checks.Connection;

namespace Witness.Checks.Ssh.Transport;

/// <summary>
/// The transport protocol before keys are taken into use (RFC 4253 §4.2 and §6), read through one buffer that is bounded,
/// whatever the node sends.
/// </summary>
internal sealed class SshTransport(Socket socket, CancellationToken token) : IDisposable
{
    /// <summary>What every implementation must be able to take (RFC 4253 §6.1), and the most that this one takes.</summary>
    private const int LargestPacket = 35_000;
    private const int LargestPreamble = 8 * 1024;
    private const int MostIgnored = 32;
    private const int LengthField = sizeof(uint);
    private const int Block = 8;
    private const int LeastPadding = 4;

    /// <summary>Room for what comes first; for a large packet there is more once one comes. Thousands may wait for a word.</summary>
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(LargestPreamble);
    private int _start;
    private int _end;

    private ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Reads the server's identification, passing over the lines that may come before it.</summary>
    /// <returns>The line without its end.</returns>
    /// <exception cref="NodeFaultException">There is none in the first 8 KiB.</exception>
    public async Task<byte[]> ReadIdentificationAsync()
    {
        var said = "";
        var passed = 0;
        while (true)
        {
            var end = Unread.IndexOf((byte)'\n');
            if (end >= 0)
            {
                var line = Unread[..end].TrimEnd((byte)'\r').ToArray();
                _start += end + 1;
                passed += end + 1;
                if (line.AsSpan().StartsWith("SSH-"u8))
                {
                    return line;
                }

                said = line.Length > 0 ? $", saying '{NodeText.Clean(line, 60)}'" : said;
            }

            if (passed >= LargestPreamble || (end < 0 && Unread.Length >= LargestPreamble))
            {
                throw new NodeFaultException($"no SSH identification in the first {LargestPreamble / 1024} KiB{said}");
            }

            if (end < 0 && !await FillAsync())
            {
                throw new NodeFaultException($"connection closed before the SSH identification{said}");
            }
        }
    }

    /// <summary>Reads the payload of the next packet that means something; what is to be ignored is.</summary>
    /// <exception cref="NodeFaultException">The packet is malformed, or the server disconnects.</exception>
    public async Task<byte[]> ReadPacketAsync()
    {
        for (var ignored = 0; ignored < MostIgnored; ignored++)
        {
            var payload = await ReadAnyPacketAsync();
            if (payload[0] == SshMessage.Disconnect)
            {
                throw new NodeFaultException($"the server disconnected: {ReasonOf(payload)}");
            }

            if (payload[0] is not (SshMessage.Ignore or SshMessage.Unimplemented or SshMessage.Debug))
            {
                return payload;
            }
        }

        throw new NodeFaultException("the server sends nothing but SSH packets that are to be ignored");
    }

    /// <summary>Sends bytes as they are.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes, token)..];
        }
    }

    /// <summary>Sends a payload as a packet.</summary>
    public Task SendPacketAsync(ReadOnlySpan<byte> payload)
    {
        var unpadded = LengthField + 1 + payload.Length;
        var padding = Block - (unpadded % Block);
        padding += padding < LeastPadding ? Block : 0;
        var packet = new byte[unpadded + padding];
        BinaryPrimitives.WriteInt32BigEndian(packet, 1 + payload.Length + padding);
        packet[LengthField] = (byte)padding;
        payload.CopyTo(packet.AsSpan(LengthField + 1));
        RandomNumberGenerator.Fill(packet.AsSpan(unpadded));
        return SendAsync(packet);
    }

    /// <inheritdoc />
    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private async Task<byte[]> ReadAnyPacketAsync()
    {
        await NeedAsync(LengthField);
        var length = BinaryPrimitives.ReadUInt32BigEndian(Unread);
        if (length is < 1 + 1 + LeastPadding or > LargestPacket)
        {
            throw new NodeFaultException($"malformed SSH packet: its length is {length}");
        }

        await NeedAsync(LengthField + (int)length);
        var packet = Unread.Slice(LengthField, (int)length);
        _start += LengthField + (int)length;
        var padding = packet[0];
        return padding + 1 < length
            ? packet[1..^padding].ToArray()
            : throw new NodeFaultException("malformed SSH packet: nothing but padding");
    }

    private async Task NeedAsync(int count)
    {
        MakeRoomFor(count);
        while (_end - _start < count)
        {
            if (!await FillAsync())
            {
                throw new NodeFaultException("connection closed in the middle of the key exchange");
            }
        }
    }

    private void MakeRoomFor(int count)
    {
        if (count <= _buffer.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(LargestPacket + LengthField);
        Unread.CopyTo(larger);
        (_start, _end) = (0, _end - _start);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    private async Task<bool> FillAsync()
    {
        Unread.CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        var read = await socket.ReceiveAsync(_buffer.AsMemory(_end), token);
        _end += read;
        return read > 0;
    }

    private static string ReasonOf(byte[] payload)
    {
        var reader = new SshReader(payload.AsSpan(1));
        reader.ReadUInt32();
        return NodeText.Clean(reader.ReadString());
    }
}
