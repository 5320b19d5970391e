namespace Witness.Configuration.Kinds;

/// <summary>A path, made absolute: a relative one is relative to the configuration file. <c>~</c> is a file name like any other.</summary>
internal sealed class PathKind : TextKind<string>
{
    /// <summary>The one path kind.</summary>
    public static PathKind Any { get; } = new();

    /// <inheritdoc />
    public override string Expected => "a path, absolute or relative to this file";

    /// <inheritdoc />
    protected override string Parse(string text, Reading reading) =>
        string.IsNullOrWhiteSpace(text)
            ? throw new FormatException("is empty")
            : Path.GetFullPath(text, reading.Directory);
}
