namespace Witness.Registrars.Route53;

/// <summary>What requests to AWS are signed with. Prints as the access key's id alone, which is no secret.</summary>
/// <param name="AccessKeyId">The access key's id.</param>
/// <param name="SecretAccessKey">The access key's secret.</param>
/// <param name="SessionToken">The token of temporary credentials; null for lasting ones.</param>
public sealed record Route53Keys(string AccessKeyId, string SecretAccessKey, string? SessionToken)
{
    /// <summary>The access key's id.</summary>
    public override string ToString() => AccessKeyId;
}
