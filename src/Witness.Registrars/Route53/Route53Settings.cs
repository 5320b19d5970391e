using Witness.Core.Dns;

namespace Witness.Registrars.Route53;

/// <summary>An AWS account whose hosted zones are changed.</summary>
public sealed record Route53Settings
{
    /// <summary>
    /// Gives the account's access key. Asked for every call, so that a rotated key needs no restart. Null for what AWS's own
    /// chain finds when it is first needed: environment, shared files (with a <c>credential_process</c>), the role of the
    /// container or the instance.
    /// </summary>
    public Func<Route53Keys>? Keys { get; init; }

    /// <summary>The profile of AWS's shared files to take instead of the chain; of no effect beside <see cref="Keys"/>.</summary>
    public string? Profile { get; init; }

    /// <summary>Where the API is, without a path.</summary>
    public Uri Endpoint { get; init; } = new("https://route53.amazonaws.com/");

    /// <summary>How many calls any minute may see. AWS allows five a second to all of an account's tools together.</summary>
    public int CallsPerMinute { get; init; } = 60;

    /// <summary>How long one call may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The ids of the hosted zones, such as <c>Z2ABCDEFGHIJKL</c>. One that is not here is found by its name, with one call
    /// more for every reading, and refused where several have that name.
    /// </summary>
    public IReadOnlyDictionary<DomainName, string> HostedZoneIds { get; init; } = new Dictionary<DomainName, string>();
}
