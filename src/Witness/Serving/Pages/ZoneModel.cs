namespace Witness.Serving.Pages;

/// <summary>A zone.</summary>
/// <param name="Name">Its apex.</param>
/// <param name="Registrar">The name of its registrar.</param>
/// <param name="ReadAt">When it was last read, UTC; null where it was not yet.</param>
/// <param name="LeftAlone">What stands under its names and is left alone, in words; empty where nothing is.</param>
public sealed record ZoneModel(string Name, string Registrar, DateTimeOffset? ReadAt, string LeftAlone);
