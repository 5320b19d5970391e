using System.Security.Cryptography;
using Witness.Checks.Connection;

namespace Witness.Checks.Ssh.Transport;

/// <summary>One side of a Diffie-Hellman over an elliptic curve, good for one key exchange with SHA-256.</summary>
internal abstract class KeyAgreement : IDisposable
{
    private static readonly (string Name, Func<KeyAgreement> Begin)[] Methods =
    [
        ("curve25519-sha256", () => new Curve25519Agreement()),
        ("curve25519-sha256@libssh.org", () => new Curve25519Agreement()),
        ("ecdh-sha2-nistp256", () => new NistP256Agreement()),
    ];

    /// <summary>The methods, as they are negotiated, best first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Methods.Select(method => method.Name)];

    /// <summary>The key to send.</summary>
    public abstract byte[] PublicKey { get; }

    /// <summary>Begins the first of our methods that the server offers too (RFC 4253 §7.1).</summary>
    /// <exception cref="NodeFaultException">There is none.</exception>
    public static KeyAgreement Begin(KexInit server)
    {
        var method = Array.Find(Methods, method => server.KeyExchanges.Contains(method.Name, StringComparer.Ordinal));
        return method.Begin?.Invoke()
            ?? throw new NodeFaultException($"the server offers none of the key exchanges {string.Join(", ", Names)}");
    }

    /// <summary>What both sides now know.</summary>
    /// <exception cref="CryptographicException">The peer's key is none.</exception>
    /// <exception cref="NodeFaultException">The peer's key is malformed.</exception>
    public abstract byte[] Agree(byte[] peerKey);

    /// <inheritdoc />
    public abstract void Dispose();
}

/// <summary>RFC 8731.</summary>
internal sealed class Curve25519Agreement : KeyAgreement
{
    private readonly byte[] _privateKey = RandomNumberGenerator.GetBytes(LibCrypto.KeySize);

    public override byte[] PublicKey => LibCrypto.PublicX25519(_privateKey);

    public override byte[] Agree(byte[] peerKey) => LibCrypto.AgreeX25519(_privateKey, peerKey);

    public override void Dispose() => CryptographicOperations.ZeroMemory(_privateKey);
}

/// <summary>RFC 5656 §4 over the curve P-256.</summary>
internal sealed class NistP256Agreement : KeyAgreement
{
    private const int Width = 32;
    private readonly ECDiffieHellman _own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);

    public override byte[] PublicKey => EcPoint.Write(_own.ExportParameters(includePrivateParameters: false).Q);

    public override byte[] Agree(byte[] peerKey)
    {
        var point = EcPoint.Read(peerKey, Width);
        using var peer = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
        return _own.DeriveRawSecretAgreement(peer.PublicKey);
    }

    public override void Dispose() => _own.Dispose();
}
