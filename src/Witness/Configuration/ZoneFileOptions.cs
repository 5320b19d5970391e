namespace Witness.Configuration;

/// <summary>RFC 1035 master files, edited in place.</summary>
/// <param name="Directory">Where the zones' files stand, unless a zone names its own.</param>
/// <param name="Reload">The program and its arguments that make the name server read a file again; empty for none.</param>
public sealed record ZoneFileOptions(string Directory, IReadOnlyList<string> Reload) : RegistrarOptions;
