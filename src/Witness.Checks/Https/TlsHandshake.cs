using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Witness.Checks.Connection;

namespace Witness.Checks.Https;

/// <summary>The TLS handshake of one try, with the certificate's evidence kept whatever comes of it.</summary>
internal sealed class TlsHandshake(Attempt attempt, string host, CertificateTrust trust, TimeProvider time)
{
    private static readonly Phase Handshake = new("TLS handshake", "no answer to the TLS handshake");
    private string? _fault;

    /// <summary>Shakes hands over a connection.</summary>
    /// <param name="connection">Becomes the answer's, which is the caller's to dispose.</param>
    /// <exception cref="NodeFaultException">The peer speaks no TLS, or its certificate is not good.</exception>
    public async Task<SslStream> AuthenticateAsync(Stream connection)
    {
        attempt.Enter(Handshake);
        var tls = new SslStream(connection);
        try
        {
            await tls.AuthenticateAsClientAsync(Options(), attempt.Token);
            attempt.Evidence = attempt.Evidence with { Tls = attempt.InPhase };
            return tls;
        }
        catch (Exception fault) when (fault is AuthenticationException or CryptographicException)
        {
            await tls.DisposeAsync();
            throw new NodeFaultException(_fault ?? $"TLS handshake failed: {Innermost(fault)}");
        }
        catch
        {
            await tls.DisposeAsync();
            throw;
        }
    }

    private SslClientAuthenticationOptions Options() =>
        new()
        {
            TargetHost = host,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            // A resumed session would show no certificate, and hide that it has been changed for a bad one.
            AllowTlsResume = false,
            AllowRenegotiation = false,
            CertificateChainPolicy = trust.PolicyAt(time.GetUtcNow()),
            RemoteCertificateValidationCallback = Accept,
        };

    private bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var shown = certificate as X509Certificate2;
        if (shown is not null)
        {
            attempt.Evidence = attempt.Evidence with
            {
                CertificateSubject = NodeText.Clean(shown.Subject),
                CertificateExpires = new DateTimeOffset(shown.NotAfter.ToUniversalTime()),
            };
        }

        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        _fault = CertificateFault.Describe(shown, chain, errors, host, time.GetUtcNow());
        return false;
    }

    private static string Innermost(Exception fault) => NodeText.Clean(fault.GetBaseException().Message).TrimEnd('.');
}
