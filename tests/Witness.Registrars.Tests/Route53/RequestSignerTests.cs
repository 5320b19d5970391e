using System.Globalization;
using System.Text;
using Witness.Registrars.Route53;

namespace Witness.Registrars.Tests.Route53;

/// <summary>
/// Signatures that botocore 1.43.11 made of the same requests:
/// <code>
/// keys = Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", token)
/// request = AWSRequest(method=method, url=url, data=body)
/// with mock.patch("botocore.auth.get_current_datetime", return_value=datetime(2026, 1, 2, 3, 4, 5)):
///     SigV4Auth(keys, "route53", "us-east-1").add_auth(request)
/// print(request.headers["Authorization"])
/// </code>
/// </summary>
public sealed class RequestSignerTests
{
    private const string Base = "https://route53.amazonaws.com/2013-04-01/";
    private static readonly DateTimeOffset At = DateTimeOffset.Parse(
        "2026-01-02T03:04:05Z",
        CultureInfo.InvariantCulture
    );
    private static readonly Route53Keys Keys = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null);

    [Theory]
    [InlineData(Base + "change/C2682N5HXP0BZ4", "59e713ce25aef887bf37c5510ef4b733e03c4b0b693e0dd761076f2086cd41ee")]
    [InlineData(
        Base
            + "hostedzone/Z2ABCDEFGHIJKL/rrset?identifier=a%20%26%20b%2F%C3%A9&maxitems=300&name=%5C052.example.com.&type=A",
        "984b0b019b23badb240813ed4fd76b683f547c3d5f326a92dca16f7a48a780fb"
    )]
    [InlineData(
        "http://127.0.0.1:4566/2013-04-01/change/C2682N5HXP0BZ4",
        "aca58210a214de4e39a071d3418a98b4d1942bd98e604a2fd6215b758f2bbe07"
    )]
    public void A_question_is_signed_as_botocore_signs_it(string url, string signature) =>
        Assert.Equal(Authorization("host;x-amz-date", signature), Sign(HttpMethod.Get, url, "", Keys));

    [Fact]
    public void A_document_is_signed_as_botocore_signs_it() =>
        Assert.Equal(
            Authorization("host;x-amz-date", "81e889575ebade060b46635c9ecd3ca7ee3e206bfbae684e143e520d1efebc53"),
            Sign(HttpMethod.Post, Base + "hostedzone/Z2ABCDEFGHIJKL/rrset/", "<a>é</a>", Keys)
        );

    [Fact]
    public void Temporary_keys_are_signed_with_their_token_as_botocore_signs_it() =>
        Assert.Equal(
            Authorization(
                "host;x-amz-date;x-amz-security-token",
                "056f4d3a4fdf1b985d295510386e22e6d4be5510c36d70637441bb70c07c85e7"
            ),
            Sign(
                HttpMethod.Get,
                Base + "hostedzonesbyname?dnsname=example.com.&maxitems=100",
                "",
                Keys with
                {
                    SessionToken = "IQoJb3JpZ2luX2VjEXAMPLE//token==",
                }
            )
        );

    private static string Authorization(string headers, string signature) =>
        $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-east-1/route53/aws4_request, SignedHeaders={headers}, Signature={signature}";

    private static string Sign(HttpMethod method, string url, string body, Route53Keys keys)
    {
        using var request = new HttpRequestMessage(method, url);
        RequestSigner.Sign(request, Encoding.UTF8.GetBytes(body), keys, At);
        Assert.Equal(["20260102T030405Z"], request.Headers.GetValues("x-amz-date"));
        return Assert.Single(request.Headers.GetValues("Authorization"));
    }
}
