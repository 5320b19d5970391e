namespace Witness.Registrars.Route53;

/// <summary>A page of a zone's sets.</summary>
/// <param name="Sets">The sets.</param>
/// <param name="Next">Where the next page begins; null for the last one.</param>
internal sealed record RecordSetPage(IReadOnlyList<RecordSet> Sets, RecordSetPageStart? Next);

/// <summary>Where a page of sets begins, in the server's own words. It may be in the midst of one name's members.</summary>
/// <param name="Name">At which name.</param>
/// <param name="Type">At which type.</param>
/// <param name="Identifier">At which set identifier; null for a set without one.</param>
internal sealed record RecordSetPageStart(string Name, string Type, string? Identifier);
