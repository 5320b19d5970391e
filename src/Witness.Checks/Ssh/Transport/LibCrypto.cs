using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Witness.Checks.Ssh.Transport;

/// <summary>
/// Ed25519 and X25519 (RFC 8032, RFC 7748), which .NET 10 does not have, by OpenSSL 3, which .NET itself uses for TLS
/// (EVP_DigestVerify(3), EVP_PKEY_derive(3)).
/// </summary>
internal static partial class LibCrypto
{
    /// <summary>Bytes of a public or private key, and of what two agree on.</summary>
    public const int KeySize = 32;

    private const string Library = "libcrypto.so.3";
    private const int X25519 = 1034;
    private const int Ed25519 = 1087;

    /// <summary>False where this machine has no OpenSSL 3.</summary>
    public static bool IsAvailable { get; } = NativeLibrary.TryLoad(Library, out _);

    /// <summary>True where a signature is the key's over the data.</summary>
    public static bool VerifyEd25519(byte[] key, byte[] signature, byte[] data)
    {
        var publicKey = EVP_PKEY_new_raw_public_key(Ed25519, 0, key, key.Length);
        var context = EVP_MD_CTX_new();
        try
        {
            return publicKey != 0
                && EVP_DigestVerifyInit(context, 0, 0, 0, publicKey) == 1
                && EVP_DigestVerify(context, signature, signature.Length, data, data.Length) == 1;
        }
        finally
        {
            EVP_MD_CTX_free(context);
            EVP_PKEY_free(publicKey);
        }
    }

    /// <summary>The public key of a private one.</summary>
    public static byte[] PublicX25519(byte[] privateKey)
    {
        var key = EVP_PKEY_new_raw_private_key(X25519, 0, privateKey, privateKey.Length);
        try
        {
            var publicKey = new byte[KeySize];
            nint length = KeySize;
            Require(key != 0 && EVP_PKEY_get_raw_public_key(key, publicKey, ref length) == 1);
            return publicKey;
        }
        finally
        {
            EVP_PKEY_free(key);
        }
    }

    /// <summary>What the holders of the two keys agree on.</summary>
    /// <exception cref="CryptographicException">The peer's key is none.</exception>
    public static byte[] AgreeX25519(byte[] privateKey, byte[] peerKey)
    {
        var own = EVP_PKEY_new_raw_private_key(X25519, 0, privateKey, privateKey.Length);
        var peer = EVP_PKEY_new_raw_public_key(X25519, 0, peerKey, peerKey.Length);
        var context = own == 0 ? 0 : EVP_PKEY_CTX_new(own, 0);
        try
        {
            var agreed = new byte[KeySize];
            nint length = KeySize;
            Require(
                context != 0
                    && peer != 0
                    && EVP_PKEY_derive_init(context) == 1
                    && EVP_PKEY_derive_set_peer(context, peer) == 1
                    && EVP_PKEY_derive(context, agreed, ref length) == 1
            );
            return agreed;
        }
        finally
        {
            EVP_PKEY_CTX_free(context);
            EVP_PKEY_free(peer);
            EVP_PKEY_free(own);
        }
    }

    private static void Require(bool done)
    {
        if (!done)
        {
            throw new CryptographicException("X25519 refused the key");
        }
    }

    [LibraryImport(Library)]
    private static partial nint EVP_PKEY_new_raw_public_key(int type, nint engine, byte[] key, nint length);

    [LibraryImport(Library)]
    private static partial nint EVP_PKEY_new_raw_private_key(int type, nint engine, byte[] key, nint length);

    [LibraryImport(Library)]
    private static partial int EVP_PKEY_get_raw_public_key(nint key, byte[] publicKey, ref nint length);

    [LibraryImport(Library)]
    private static partial void EVP_PKEY_free(nint key);

    [LibraryImport(Library)]
    private static partial nint EVP_PKEY_CTX_new(nint key, nint engine);

    [LibraryImport(Library)]
    private static partial void EVP_PKEY_CTX_free(nint context);

    [LibraryImport(Library)]
    private static partial int EVP_PKEY_derive_init(nint context);

    [LibraryImport(Library)]
    private static partial int EVP_PKEY_derive_set_peer(nint context, nint peer);

    [LibraryImport(Library)]
    private static partial int EVP_PKEY_derive(nint context, byte[] agreed, ref nint length);

    [LibraryImport(Library)]
    private static partial nint EVP_MD_CTX_new();

    [LibraryImport(Library)]
    private static partial void EVP_MD_CTX_free(nint context);

    [LibraryImport(Library)]
    private static partial int EVP_DigestVerifyInit(nint context, nint keyContext, nint type, nint engine, nint key);

    [LibraryImport(Library)]
    private static partial int EVP_DigestVerify(
        nint context,
        byte[] signature,
        nint signatureLength,
        byte[] data,
        nint length
    );
}
