namespace Witness.Configuration;

/// <summary>A header of a request.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it says, a secret.</param>
public sealed record HeaderOptions(string Name, Secret Value);
