using System.Globalization;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Witness.Registrars.Route53;

namespace Witness.Registrars.Tests.Route53.Server;

/// <summary>Verifies signatures by AWS's own signer, over the request as it came in and by the server's own clock.</summary>
internal static class SignatureCheck
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public static void Check(HttpRequest request, byte[] body, Route53Keys keys, DateTimeOffset now)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.Length == 0)
        {
            throw Denied("MissingAuthenticationToken", "Missing Authentication Token");
        }

        if (!authorization.Contains($"Credential={keys.AccessKeyId}/", StringComparison.Ordinal))
        {
            throw Denied("InvalidClientTokenId", "The security token included in the request is invalid.");
        }

        if (request.Headers["x-amz-security-token"].ToString() != (keys.SessionToken ?? ""))
        {
            throw Denied("ExpiredToken", "The security token included in the request is expired");
        }

        var at = DateTimeOffset.ParseExact(
            request.Headers["x-amz-date"].ToString(),
            "yyyyMMdd'T'HHmmss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal
        );
        if ((now - at).Duration() > Window)
        {
            throw Denied(
                "SignatureDoesNotMatch",
                $"Signature expired: {at:O} is now earlier than {now - Window:O} ({now:O} - 5 min.)"
            );
        }

        if (authorization != Expected(request, body, keys, at.UtcDateTime, SignedHeaders(authorization)))
        {
            throw Denied(
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided."
            );
        }
    }

    private static string SignedHeaders(string authorization) => authorization.Split("SignedHeaders=")[1].Split(',')[0];

    private static string Expected(HttpRequest request, byte[] body, Route53Keys keys, DateTime at, string signed)
    {
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?', 2);
        var query = (target.Length > 1 ? target[1] : "").Split('&').Order(StringComparer.Ordinal);
        var headers = signed.Split(';').Select(name => $"{name}:{request.Headers[name].ToString().Trim()}\n");
        var canonical = string.Join(
            '\n',
            request.Method,
            target[0],
            string.Join('&', query),
            string.Concat(headers),
            signed,
            Convert.ToHexStringLower(SHA256.HashData(body))
        );
        var aws = new ImmutableCredentials(keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken);
        return AWS4Signer.ComputeSignature(aws, "us-east-1", at, "route53", signed, canonical).ForAuthorizationHeader;
    }

    private static ApiException Denied(string code, string message) => new(403, code, message);
}
