namespace Witness.Checks.Ssh.HostKeys;

/// <summary>The kinds of host keys that this client can verify, and the signature algorithms that go with each.</summary>
internal static class HostKeyType
{
    public const string Ed25519 = "ssh-ed25519";
    public const string Rsa = "ssh-rsa";
    public const string RsaSha256 = "rsa-sha2-256";
    public const string RsaSha512 = "rsa-sha2-512";
    public const string Ecdsa256 = "ecdsa-sha2-nistp256";
    public const string Ecdsa384 = "ecdsa-sha2-nistp384";
    public const string Ecdsa521 = "ecdsa-sha2-nistp521";

    /// <summary>All of them, the one that most servers hold first.</summary>
    public static IReadOnlyList<string> All { get; } = [Ed25519, Ecdsa256, Rsa, Ecdsa384, Ecdsa521];

    /// <summary>The signature algorithms of a type, as they are negotiated (RFC 8332 for RSA; SHA-1 is not offered).</summary>
    public static IReadOnlyList<string> AlgorithmsOf(string type) => type == Rsa ? [RsaSha512, RsaSha256] : [type];
}
