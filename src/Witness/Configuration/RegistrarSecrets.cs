namespace Witness.Configuration;

/// <summary>The secrets that a registrar needs.</summary>
internal static class RegistrarSecrets
{
    /// <summary>Each by its key in the configuration.</summary>
    public static IReadOnlyList<(string Key, Secret Secret)> Of(RegistrarOptions registrar) =>
        registrar switch
        {
            NamecheapOptions namecheap => [("apiKey", namecheap.ApiKey)],
            Rfc2136Options bind => [("key", bind.Key)],
            Route53Options { AccessKeyId: { } id, SecretAccessKey: { } secret } aws =>
            [
                ("accessKeyId", id),
                ("secretAccessKey", secret),
                .. aws.SessionToken is { } token ? new[] { ("sessionToken", token) } : [],
            ],
            _ => [],
        };
}
