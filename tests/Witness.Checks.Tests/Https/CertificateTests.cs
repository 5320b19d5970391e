using System.Security.Cryptography;
using Witness.Checks.Https;
using Witness.Checks.Tests.Servers;
using Witness.Core;
using Witness.Core.Checks;

namespace Witness.Checks.Tests.Https;

public sealed class CertificateTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly string _file = Path.GetTempFileName();
    private readonly CertificateTrust _trust;

    public CertificateTests()
    {
        File.WriteAllText(_file, _authority.Pem);
        _trust = CertificateTrust.FromFile(_file);
    }

    private static DateTimeOffset Now => TestAuthority.Now;

    public void Dispose()
    {
        File.Delete(_file);
        _authority.Dispose();
    }

    [Fact]
    public async Task A_certificate_of_the_private_CA_passes_and_its_expiry_is_told()
    {
        var expires = Now.AddDays(3);
        using var certificate = _authority.Issue("www.example.com", until: expires);
        await using var node = TlsNode.Showing(certificate);

        var answer = await Http.TlsCheck(node, settings => settings with { Trust = _trust }).AnswerAsync();

        Assert.Equal((CheckOutcome.Passed, "200 OK"), (answer.Outcome, answer.Detail));
        Assert.Equal("CN=www.example.com", answer.Evidence!.CertificateSubject);
        Assert.Equal(expires.ToUnixTimeSeconds(), answer.Evidence.CertificateExpires!.Value.ToUnixTimeSeconds());
        Assert.NotNull(answer.Evidence.Tls);
    }

    [Fact]
    public async Task One_CA_serves_many_handshakes_at_once()
    {
        using var certificate = _authority.Issue("www.example.com");
        await using var node = TlsNode.Showing(certificate);
        var check = Http.TlsCheck(node, settings => settings with { Trust = _trust });

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => check.AnswerAsync()));

        Assert.All(answers, answer => Assert.Equal("200 OK", answer.Detail));
    }

    [Fact]
    public async Task A_certificate_of_another_name_fails_and_says_whose_it_is()
    {
        using var certificate = _authority.Issue("other.example");
        await using var node = TlsNode.Showing(certificate);

        var answer = await Http.TlsCheck(node, settings => settings with { Trust = _trust }).AnswerAsync();

        Assert.Equal(
            (CheckOutcome.Failed, "certificate is for other.example, not for www.example.com"),
            (answer.Outcome, answer.Detail)
        );
        Assert.Equal("TLS handshake", answer.Evidence!.Phase);
        Assert.Equal("CN=other.example", answer.Evidence.CertificateSubject);
    }

    [Fact]
    public async Task An_expired_certificate_fails_and_says_since_when()
    {
        var expired = Now.AddDays(-1);
        using var certificate = _authority.Issue("www.example.com", Now.AddDays(-90), expired);
        await using var node = TlsNode.Showing(certificate);

        var answer = await Http.TlsCheck(node, settings => settings with { Trust = _trust }).AnswerAsync();

        Assert.Equal(
            (CheckOutcome.Failed, $"certificate expired {Phrase.Of(expired)}"),
            (answer.Outcome, answer.Detail)
        );
        Assert.NotNull(answer.Evidence!.CertificateExpires);
    }

    [Fact]
    public async Task A_certificate_of_tomorrow_fails()
    {
        using var certificate = _authority.Issue("www.example.com", Now.AddDays(1), Now.AddDays(2));
        await using var node = TlsNode.Showing(certificate);

        var answer = await Http.TlsCheck(node, settings => settings with { Trust = _trust }).AnswerAsync();

        Assert.Equal(
            (CheckOutcome.Failed, $"certificate is not valid before {Phrase.Of(Now.AddDays(1))}"),
            (answer.Outcome, answer.Detail)
        );
    }

    [Fact]
    public async Task A_certificate_of_a_CA_that_nobody_trusts_fails()
    {
        using var stranger = new TestAuthority("Stranger");
        using var certificate = stranger.Issue("www.example.com");
        await using var node = TlsNode.Showing(certificate);

        var byPrivateCa = await Http.TlsCheck(node, settings => settings with { Trust = _trust }).AnswerAsync();
        var bySystem = await Http.TlsCheck(node).AnswerAsync();

        Assert.Equal(
            (CheckOutcome.Failed, "certificate is not trusted: its issuer CN=Stranger is unknown"),
            (byPrivateCa.Outcome, byPrivateCa.Detail)
        );
        Assert.Equal(byPrivateCa.Detail, bySystem.Detail);
    }

    [Fact]
    public async Task The_site_may_be_an_address()
    {
        using var certificate = _authority.Issue("127.0.0.1");
        await using var node = TlsNode.Showing(certificate);
        var url = new Uri($"https://127.0.0.1:{node.Port}/");

        var answer = await Http.TlsCheck(node, settings => settings with { Url = url, Trust = _trust }).AnswerAsync();

        Assert.Equal("200 OK", answer.Detail);
    }

    [Fact]
    public void A_file_without_a_certificate_is_no_CA()
    {
        File.WriteAllText(_file, "nothing");

        var fault = Assert.Throws<CryptographicException>(() => CertificateTrust.FromFile(_file));

        Assert.Equal($"{_file} holds no certificate in PEM or DER", fault.Message);
    }
}
