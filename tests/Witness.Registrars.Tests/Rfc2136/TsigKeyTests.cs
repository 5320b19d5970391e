using Witness.Core.Dns;
using Witness.Registrars.Rfc2136;

namespace Witness.Registrars.Tests.Rfc2136;

public sealed class TsigKeyTests
{
    private const string Secret = "c2VjcmV0IHNlY3JldA==";

    [Fact]
    public void A_key_prints_its_name_alone()
    {
        var settings = new Rfc2136Settings("192.0.2.53", "witness", () => Secret);

        Assert.DoesNotContain(Secret, $"{settings} {TsigKey.Of(settings)}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_rotates_is_read_again()
    {
        var secret = Secret;
        var settings = new Rfc2136Settings("192.0.2.53", "witness", () => secret);
        Assert.Contains(Secret, TsigKey.Of(settings).Command, StringComparison.Ordinal);

        secret = "bmV3IG5ldyBuZXcgbmV3";

        Assert.Equal($"key hmac-sha256:witness {secret}\n", TsigKey.Of(settings).Command);
    }

    [Theory]
    [InlineData("witness", "hmac-sha256", "")]
    [InlineData("witness", "hmac-sha256", "se cret!")]
    [InlineData("witness", "hmac-sha256", "c2VjcmV0\nserver 192.0.2.66")]
    [InlineData("witness", "hmac-sha256", "c2Vjc")]
    [InlineData("witness", "rot13", Secret)]
    [InlineData("", "hmac-sha256", Secret)]
    [InlineData("wit ness", "hmac-sha256", Secret)]
    [InlineData("witness\"; };", "hmac-sha256", Secret)]
    public void What_cannot_be_a_key_is_refused_without_saying_the_secret(string name, string algorithm, string secret)
    {
        var settings = new Rfc2136Settings("192.0.2.53", name, () => secret) { KeyAlgorithm = algorithm };

        var error = Assert.Throws<RegistrarException>(() => TsigKey.Of(settings));

        Assert.Equal(RegistrarFault.Configuration, error.Fault);
        Assert.True(secret.Length == 0 || !error.Message.Contains(secret, StringComparison.Ordinal));
    }
}
