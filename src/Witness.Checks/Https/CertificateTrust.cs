using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Witness.Checks.Https;

/// <summary>
/// Whose certificates are good: the system's roots, or a private CA's alone. Nothing is fetched while a chain is built, no
/// revocation list and no missing issuer, so that a check speaks to its node and to nobody else.
/// </summary>
public sealed class CertificateTrust
{
    private readonly X509ChainPolicy _policy = new()
    {
        RevocationMode = X509RevocationMode.NoCheck,
        DisableCertificateDownloads = true,
    };

    private CertificateTrust() { }

    /// <summary>The roots that this machine trusts.</summary>
    public static CertificateTrust System { get; } = new();

    /// <summary>Reads a private CA's certificate (PEM, any number of them, or one DER), which is then trusted alone.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="CryptographicException">The file holds no certificate; the message says so.</exception>
    public static CertificateTrust FromFile(string path)
    {
        var certificates = new X509Certificate2Collection();
        var bytes = File.ReadAllBytes(path);
        try
        {
            certificates.ImportFromPem(global::System.Text.Encoding.Latin1.GetString(bytes));
            if (certificates.Count == 0)
            {
                certificates.Add(X509CertificateLoader.LoadCertificate(bytes));
            }
        }
        catch (CryptographicException fault)
        {
            throw new CryptographicException($"{path} holds no certificate in PEM or DER", fault);
        }

        var trust = new CertificateTrust();
        trust._policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        trust._policy.CustomTrustStore.AddRange(certificates);
        return trust;
    }

    /// <summary>A policy for one handshake, which judges the certificates as of a moment. The roots are shared.</summary>
    internal X509ChainPolicy PolicyAt(DateTimeOffset now)
    {
        var policy = _policy.Clone();
        policy.VerificationTimeIgnored = false;
        policy.VerificationTime = now.LocalDateTime;
        return policy;
    }
}
