namespace Witness.Configuration;

/// <summary>A registrar as configured; each type has a record of its own.</summary>
public abstract record RegistrarOptions
{
    /// <summary>Its name in the file, by which zones refer to it; unique.</summary>
    public string Name { get; init; } = "";
}
