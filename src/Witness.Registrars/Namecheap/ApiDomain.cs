namespace Witness.Registrars.Namecheap;

/// <summary>A zone as the API wants it, cut in two.</summary>
/// <param name="Sld">What stands before the public suffix: <c>example</c>.</param>
/// <param name="Tld">The public suffix: <c>co.uk</c>.</param>
internal sealed record ApiDomain(string Sld, string Tld);
