using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Witness.Lab.Tests.Servers;

/// <summary>The lab's certificate authority, and the one certificate that all nodes share: that of the name they serve.</summary>
public sealed class LabAuthority
{
    /// <summary>The name that all nodes serve.</summary>
    public const string SharedName = "www.example.test";

    private LabAuthority(string directory)
    {
        RootPath = Path.Combine(directory, "ca.pem");
        CertificatePath = Path.Combine(directory, "shared.pem");
        KeyPath = Path.Combine(directory, "shared.key");
    }

    /// <summary>The authority's own certificate, for those who trust it.</summary>
    public string RootPath { get; }

    /// <summary>The certificate of <see cref="SharedName"/>.</summary>
    public string CertificatePath { get; }

    /// <summary>Its private key.</summary>
    public string KeyPath { get; }

    /// <summary>Makes an authority and the shared certificate, valid for a year from yesterday.</summary>
    public static LabAuthority Create(string directory)
    {
        var authority = new LabAuthority(directory);
        var yesterday = TimeProvider.System.GetUtcNow().AddDays(-1);
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest("CN=Lab authority", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = rootRequest.CreateSelfSigned(yesterday, yesterday.AddYears(1));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={SharedName}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(SharedName);
        request.CertificateExtensions.Add(names.Build());
        using var shared = request.Create(root, yesterday, yesterday.AddMonths(6), [1, 2, 3, 4]);

        File.WriteAllText(authority.RootPath, root.ExportCertificatePem());
        File.WriteAllText(authority.CertificatePath, shared.ExportCertificatePem());
        File.WriteAllText(authority.KeyPath, key.ExportPkcs8PrivateKeyPem());
        return authority;
    }
}
