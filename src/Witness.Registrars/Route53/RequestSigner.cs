using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Witness.Registrars.Route53;

/// <summary>
/// AWS Signature Version 4 ("Create a signed AWS API request", AWS Identity and Access Management User Guide). Route 53 is
/// one service for the whole world, signed as if it were in <c>us-east-1</c>.
/// </summary>
internal static class RequestSigner
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string Region = "us-east-1";
    private const string Service = "route53";

    /// <summary>Signs a request by adding its headers.</summary>
    /// <param name="request">
    /// The request, whose path needs no escaping, and whose query is in canonical form already: sorted by name, and everything
    /// escaped but RFC 3986's unreserved characters.
    /// </param>
    /// <param name="body">Its body; empty where it has none.</param>
    /// <param name="keys">What to sign with.</param>
    /// <param name="at">The present time, which the signature is bound to for five minutes.</param>
    public static void Sign(HttpRequestMessage request, byte[] body, Route53Keys keys, DateTimeOffset at)
    {
        var time = at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var uri = request.RequestUri!;
        var headers = new List<(string Name, string Value)> { ("host", uri.Authority), ("x-amz-date", time) };
        if (keys.SessionToken is { } token)
        {
            headers.Add(("x-amz-security-token", token));
        }

        var signed = string.Join(';', headers.Select(header => header.Name));
        var lines = string.Concat(headers.Select(header => $"{header.Name}:{header.Value}\n"));
        var canonical =
            $"{request.Method}\n{uri.AbsolutePath}\n{uri.Query.TrimStart('?')}\n{lines}\n{signed}\n{Hash(body)}";
        var scope = $"{time[..8]}/{Region}/{Service}/aws4_request";
        var toSign = $"{Algorithm}\n{time}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(canonical))}";
        var signature = Convert.ToHexStringLower(Mac(SigningKey(keys, time[..8]), toSign));

        foreach (var (name, value) in headers.Skip(1))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"{Algorithm} Credential={keys.AccessKeyId}/{scope}, SignedHeaders={signed}, Signature={signature}"
        );
    }

    private static byte[] SigningKey(Route53Keys keys, string date) =>
        new[] { date, Region, Service, "aws4_request" }.Aggregate(
            Encoding.UTF8.GetBytes($"AWS4{keys.SecretAccessKey}"),
            Mac
        );

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
