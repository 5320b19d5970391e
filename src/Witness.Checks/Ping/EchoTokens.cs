using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Witness.Checks.Ping;

/// <summary>
/// Draws the tokens by which replies are known: nobody can guess one, having seen others. They are drawn a block at a time,
/// since a call of the system's generator costs as much for one as for many.
/// </summary>
internal sealed class EchoTokens
{
    private readonly Lock _lock = new();
    private readonly byte[] _block = new byte[512 * sizeof(ulong)];
    private int _used;

    /// <summary>Draws none yet.</summary>
    public EchoTokens() => _used = _block.Length;

    /// <summary>A token, 64 random bits.</summary>
    public ulong Next()
    {
        lock (_lock)
        {
            if (_used == _block.Length)
            {
                RandomNumberGenerator.Fill(_block);
                _used = 0;
            }

            var token = BinaryPrimitives.ReadUInt64LittleEndian(_block.AsSpan(_used));
            _used += sizeof(ulong);
            return token;
        }
    }
}
