namespace Witness.Doctor;

/// <summary>What one examination found, in a line.</summary>
/// <param name="Level">How it is to be taken.</param>
/// <param name="Text">What is so.</param>
/// <param name="Remedy">What to do about it; null where nothing needs to be done.</param>
internal sealed record Finding(FindingLevel Level, string Text, string? Remedy)
{
    /// <summary>What was examined.</summary>
    public string Subject { get; init; } = "";

    /// <summary>As it should be.</summary>
    public static Finding Ok(string text) => new(FindingLevel.Ok, text, Remedy: null);

    /// <summary>An operator should know.</summary>
    public static Finding Warn(string text, string remedy) => new(FindingLevel.Warn, text, remedy);

    /// <summary>The witness fails at this, or will.</summary>
    public static Finding Fail(string text, string remedy) => new(FindingLevel.Fail, text, remedy);

    /// <summary>As it is printed after its level and subject.</summary>
    public override string ToString() => Remedy is null ? Text : $"{Text}: {Remedy}";
}
