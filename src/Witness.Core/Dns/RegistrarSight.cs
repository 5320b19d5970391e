namespace Witness.Core.Dns;

/// <summary>What a registrar itself says of whether all its name servers answer the last change that it took of a zone.</summary>
/// <param name="State">What it says.</param>
/// <param name="Words">The same for an operator: <c>Route53 (change C123) is still PENDING</c>.</param>
public sealed record RegistrarSight(RegistrarSightState State, string Words);

/// <summary>What a registrar says of its last change.</summary>
public enum RegistrarSightState
{
    /// <summary>All its name servers answer it.</summary>
    Everywhere,

    /// <summary>Not yet, or it could not say now and may later.</summary>
    Pending,

    /// <summary>It does not tell, and will not: the zone's name servers alone are asked.</summary>
    Untold,
}
