using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Witness.Checks.Connection;
using Witness.Core;

namespace Witness.Checks.Https;

/// <summary>What is wrong with a certificate, in words that name it.</summary>
internal static class CertificateFault
{
    private const int NamesShown = 3;

    /// <summary>Everything that is wrong with the certificate that a server showed.</summary>
    public static string Describe(
        X509Certificate2? shown,
        X509Chain? chain,
        SslPolicyErrors errors,
        string host,
        DateTimeOffset now
    )
    {
        if (shown is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return "the node shows no certificate";
        }

        var faults = chain is null ? [] : ChainFaults(chain, shown, now).Distinct(StringComparer.Ordinal).ToList();
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            faults.Insert(0, $"certificate is for {Names(shown)}, not for {host}");
        }

        return faults.Count == 0 ? $"certificate is not accepted: {errors}" : string.Join("; ", faults);
    }

    private static IEnumerable<string> ChainFaults(X509Chain chain, X509Certificate2 shown, DateTimeOffset now)
    {
        foreach (var element in chain.ChainElements)
        {
            var whose =
                element.Certificate.Thumbprint == shown.Thumbprint
                    ? "certificate"
                    : $"issuer {Subject(element.Certificate)}";
            foreach (var status in element.ChainElementStatus)
            {
                yield return Sentence(whose, element.Certificate, status, now);
            }
        }

        if (chain.ChainElements.Count == 0)
        {
            yield return "certificate chain cannot be built";
        }
    }

    private static string Sentence(
        string whose,
        X509Certificate2 certificate,
        X509ChainStatus status,
        DateTimeOffset now
    ) =>
        status.Status switch
        {
            X509ChainStatusFlags.NotTimeValid when Utc(certificate.NotBefore) > now =>
                $"{whose} is not valid before {Phrase.Of(Utc(certificate.NotBefore))}",
            X509ChainStatusFlags.NotTimeValid => $"{whose} expired {Phrase.Of(Utc(certificate.NotAfter))}",
            X509ChainStatusFlags.UntrustedRoot when certificate.Subject == certificate.Issuer =>
                $"{whose} is not trusted: its root is {Subject(certificate)}",
            X509ChainStatusFlags.PartialChain or X509ChainStatusFlags.UntrustedRoot =>
                $"{whose} is not trusted: its issuer {NodeText.Clean(certificate.Issuer)} is unknown",
            _ => $"{whose} is not accepted: {NodeText.Clean(status.StatusInformation)}",
        };

    /// <summary>The names that count for a host (RFC 6125): those of the subject alternative names.</summary>
    private static string Names(X509Certificate2 certificate)
    {
        var alternative = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        var names = alternative is null
            ? []
            : alternative
                .EnumerateDnsNames()
                .Concat(alternative.EnumerateIPAddresses().Select(address => address.ToString()))
                .ToList();
        return names.Count switch
        {
            0 => "no host",
            <= NamesShown => NodeText.Clean(Phrase.List(names)),
            _ => NodeText.Clean(string.Join(", ", names.Take(NamesShown))) + $" and {names.Count - NamesShown} more",
        };
    }

    private static string Subject(X509Certificate2 certificate) => NodeText.Clean(certificate.Subject);

    private static DateTimeOffset Utc(DateTime local) => new(local.ToUniversalTime());
}
