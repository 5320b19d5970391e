namespace Witness.Configuration;

/// <summary>An AWS account with hosted zones of Route 53.</summary>
/// <param name="AccessKeyId">The access key's id; null where AWS's own chain of credentials is to be asked.</param>
/// <param name="SecretAccessKey">The access key's secret; null where the id is.</param>
/// <param name="SessionToken">The token of temporary keys; null for lasting ones.</param>
/// <param name="Profile">The profile of AWS's shared files to take instead of the chain; null beside an access key.</param>
/// <param name="Endpoint">Where the API is, without a path.</param>
/// <param name="CallsPerMinute">How many calls any minute may see.</param>
public sealed record Route53Options(
    Secret? AccessKeyId,
    Secret? SecretAccessKey,
    Secret? SessionToken,
    string? Profile,
    Uri Endpoint,
    int CallsPerMinute
) : RegistrarOptions;
