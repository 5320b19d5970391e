namespace Witness.Configuration;

/// <summary>A response header by which a node proves that the answer is its own.</summary>
/// <param name="Header">The field's name (RFC 9110 §5.1).</param>
/// <param name="Value">What it must be; the key <c>equals</c>.</param>
public sealed record IdentityOptions(string Header, string Value);
