using Witness.Core.Dns;

namespace Witness.Registrars.Route53;

/// <summary>A resource record set, the unit that Route 53 changes: one answer of a name, or one of those it chooses among.</summary>
/// <param name="Key">What it is found by.</param>
/// <param name="Ttl">Its time to live in seconds; null for an alias.</param>
/// <param name="Values">Its values exactly as they are listed; none for an alias.</param>
/// <param name="Fields">
/// Everything else that is listed of it, set identifier included: routing, health check, alias target. A field within a field
/// has both names: <c>GeoLocation.CountryCode</c>.
/// </param>
internal sealed record RecordSet(RecordSetKey Key, int? Ttl, IReadOnlyList<string> Values, VendorFields Fields)
{
    /// <summary>The field of a member's weight.</summary>
    public const string WeightField = "Weight";

    /// <summary>The field of where an alias leads.</summary>
    public const string AliasField = "AliasTarget.DNSName";

    /// <summary>The field of the traffic policy instance that a set belongs to.</summary>
    public const string PolicyField = "TrafficPolicyInstanceId";

    /// <summary>True for one of several sets of a name and type, which Route 53 chooses among.</summary>
    public bool IsMember => Key.SetIdentifier is not null;

    /// <summary>True where Route 53 looks up something else for its answer.</summary>
    public bool IsAlias => Fields[AliasField] is not null;

    /// <summary>True where the set is made by a traffic policy, and by nobody else.</summary>
    public bool IsOfPolicy => Fields[PolicyField] is not null;
}

/// <summary>What a set is found by.</summary>
/// <param name="Name">The owner.</param>
/// <param name="Type">The type's mnemonic.</param>
/// <param name="SetIdentifier">Which of the sets of that name and type; null where there is only one.</param>
internal readonly record struct RecordSetKey(DomainName Name, string Type, string? SetIdentifier)
{
    /// <summary>The field of the set identifier.</summary>
    public const string SetIdentifierField = VendorFields.SetIdentifier;

    /// <inheritdoc />
    public override string ToString() =>
        $"{Name} {Type}{(SetIdentifier is null ? "" : $" ({SetIdentifierField}={SetIdentifier})")}";
}
