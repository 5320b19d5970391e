using System.Security.Cryptography;
using Witness.Checks.Connection;

namespace Witness.Checks.Ssh.Transport;

/// <summary>Points of elliptic curves in the uncompressed form of SEC 1 §2.3.3.</summary>
internal static class EcPoint
{
    private const byte Uncompressed = 4;

    /// <summary>Writes a point.</summary>
    public static byte[] Write(ECPoint point) => [Uncompressed, .. point.X!, .. point.Y!];

    /// <summary>Reads a point.</summary>
    /// <param name="bytes">The point.</param>
    /// <param name="width">Bytes of one coordinate.</param>
    /// <exception cref="NodeFaultException">It is none of that width.</exception>
    public static ECPoint Read(ReadOnlySpan<byte> bytes, int width) =>
        bytes.Length == 1 + 2 * width && bytes[0] == Uncompressed
            ? new ECPoint { X = bytes.Slice(1, width).ToArray(), Y = bytes[(1 + width)..].ToArray() }
            : throw new NodeFaultException("malformed curve point in the key exchange");
}
