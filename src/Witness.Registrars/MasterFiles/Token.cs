namespace Witness.Registrars.MasterFiles;

/// <summary>A word or a quoted string of a master file, with its escapes and quotes as written.</summary>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="Text">The characters as written.</param>
internal readonly record struct Token(int Start, string Text)
{
    /// <summary>Where it ends in the text, exclusive.</summary>
    public int End => Start + Text.Length;
}
