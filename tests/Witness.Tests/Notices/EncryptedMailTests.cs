using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Witness.Checks.Tests.Servers;
using Witness.Tests.Notices.Servers;

namespace Witness.Tests.Notices;

/// <summary>Mail over STARTTLS by somebody who logs in. By the executable itself, for what a process trusts it reads once.</summary>
public sealed class EncryptedMailTests : IDisposable
{
    private const string Password = "T0KENT0KEN";
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("witness-mail-");
    private readonly TestAuthority _authority = new();
    private readonly Site _site = new() { Time = TimeProvider.System };

    public void Dispose()
    {
        _site.Dispose();
        _authority.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Mail_goes_encrypted_by_whoever_logs_in()
    {
        using var server = await StartAsync("127.0.0.1");
        Configure(server.Port, Password);

        await using var witness = WitnessProcess.Start(_site, Write("ca.pem", _authority.Pem), "notices", "test");

        var exit = await witness.EndAsync();
        Assert.True(exit == 0, witness.Output);
        Assert.Matches("mail +sent", witness.Output);
        var mail = await server.TakeAsync();
        Assert.Equal((true, true), (mail.Encrypted, mail.Login));
        Assert.Equal("[home] test", mail.Headers["Subject"]);
        Assert.StartsWith("this is a test of witness home", mail.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", "wr0ng-T0KEN", true, "are user and password right?")]
    [InlineData("127.0.0.1", Password, false, "its certificate is not valid for its name, or not trusted here")]
    [InlineData("mail.test", Password, true, "its certificate is not valid for its name, or not trusted here")]
    public async Task What_is_wrong_is_said_without_the_password(
        string host,
        string password,
        bool isTrusted,
        string words
    )
    {
        using var server = await StartAsync(host);
        Configure(server.Port, password);

        await using var witness = WitnessProcess.Start(
            _site,
            isTrusted ? Write("ca.pem", _authority.Pem) : null,
            "notices",
            "test",
            "mail"
        );

        Assert.Equal(1, await witness.EndAsync());
        Assert.Contains(words, witness.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("T0KEN", witness.Output, StringComparison.Ordinal);
    }

    private async Task<MailServer> StartAsync(string host)
    {
        using var certificate = _authority.Issue(host);
        using var key = certificate.GetECDsaPrivateKey()!;
        return await MailServer.StartAsync(
            "--tls",
            Write("cert.pem", certificate.ExportCertificatePem()),
            Write("key.pem", PemOf(key)),
            "--login",
            "me",
            Password
        );
    }

    /// <summary>A key out of a PKCS #12 file may be exported only encrypted.</summary>
    private static string PemOf(ECDsa key)
    {
        const string passing = "passing";
        using var open = ECDsa.Create();
        open.ImportFromEncryptedPem(
            key.ExportEncryptedPkcs8PrivateKeyPem(
                passing,
                new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1)
            ),
            passing
        );
        return open.ExportPkcs8PrivateKeyPem();
    }

    private void Configure(int port, string password) =>
        _site.Configure(
            telling: $$"""
            "notices": { "mail": { "type": "smtp", "server": "127.0.0.1:{{port}}", "from": "witness@example.com",
                "to": ["ops@example.com"], "user": "me", "password": "{{password}}" } },
            """
        );

    private string Write(string name, string text)
    {
        var path = Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
