using System.Security.Cryptography;
using System.Text;
using Witness.Checks.Ssh.Transport;

namespace Witness.Checks.Ssh.HostKeys;

/// <summary>Verifies that the holder of a host key has signed something.</summary>
internal static class HostKeySignature
{
    /// <summary>True where the signature is the key's over the data.</summary>
    /// <param name="key">The key.</param>
    /// <param name="signature">As it comes over the wire: its algorithm, and what that algorithm makes of it.</param>
    /// <param name="data">What was signed.</param>
    /// <exception cref="CryptographicException">The key is none: a point beside its curve, for example.</exception>
    public static bool Verify(HostKey key, byte[] signature, byte[] data)
    {
        var outer = new SshReader(signature);
        var algorithm = Encoding.ASCII.GetString(outer.ReadString());
        var value = outer.ReadString().ToArray();
        var numbers = new SshReader(key.Blob);
        numbers.ReadString();
        return (key.Type, algorithm) switch
        {
            (HostKeyType.Ed25519, HostKeyType.Ed25519) => LibCrypto.VerifyEd25519(
                numbers.ReadString().ToArray(),
                value,
                data
            ),
            (HostKeyType.Rsa, HostKeyType.RsaSha256) => VerifyRsa(numbers, value, data, HashAlgorithmName.SHA256),
            (HostKeyType.Rsa, HostKeyType.RsaSha512) => VerifyRsa(numbers, value, data, HashAlgorithmName.SHA512),
            (HostKeyType.Ecdsa256, HostKeyType.Ecdsa256) => VerifyEcdsa(
                numbers,
                value,
                data,
                ECCurve.NamedCurves.nistP256,
                32,
                HashAlgorithmName.SHA256
            ),
            (HostKeyType.Ecdsa384, HostKeyType.Ecdsa384) => VerifyEcdsa(
                numbers,
                value,
                data,
                ECCurve.NamedCurves.nistP384,
                48,
                HashAlgorithmName.SHA384
            ),
            (HostKeyType.Ecdsa521, HostKeyType.Ecdsa521) => VerifyEcdsa(
                numbers,
                value,
                data,
                ECCurve.NamedCurves.nistP521,
                66,
                HashAlgorithmName.SHA512
            ),
            _ => false,
        };
    }

    private static bool VerifyRsa(SshReader numbers, byte[] value, byte[] data, HashAlgorithmName hash)
    {
        var exponent = numbers.ReadUnsigned().ToArray();
        var modulus = numbers.ReadUnsigned().ToArray();
        using var rsa = RSA.Create(new RSAParameters { Exponent = exponent, Modulus = modulus });
        return rsa.VerifyData(data, value, hash, RSASignaturePadding.Pkcs1);
    }

    private static bool VerifyEcdsa(
        SshReader numbers,
        byte[] value,
        byte[] data,
        ECCurve curve,
        int width,
        HashAlgorithmName hash
    )
    {
        numbers.ReadString();
        var point = EcPoint.Read(numbers.ReadString(), width);
        var parts = new SshReader(value);
        var signature = new byte[2 * width];
        if (
            !TryPlace(parts.ReadUnsigned(), signature.AsSpan(0, width))
            || !TryPlace(parts.ReadUnsigned(), signature.AsSpan(width))
        )
        {
            return false;
        }

        using var ecdsa = ECDsa.Create(new ECParameters { Curve = curve, Q = point });
        return ecdsa.VerifyData(data, signature, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static bool TryPlace(ReadOnlySpan<byte> number, Span<byte> field)
    {
        if (number.Length > field.Length)
        {
            return false;
        }

        number.CopyTo(field[(field.Length - number.Length)..]);
        return true;
    }
}
