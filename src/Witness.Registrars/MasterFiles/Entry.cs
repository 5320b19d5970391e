namespace Witness.Registrars.MasterFiles;

/// <summary>
/// One entry of a master file (RFC 1035 §5.1): a line, or several where parentheses hold them together. Its comment and the
/// end of its line belong to it, so that the entries of a text side by side are the text.
/// </summary>
/// <param name="Start">Where its first line starts in the text.</param>
/// <param name="End">Where it ends, exclusive, after the end of its last line.</param>
/// <param name="Line">The number of its first line, from 1.</param>
/// <param name="StartsBlank">True where it starts with a space or a tab: the owner is that of the record before.</param>
/// <param name="Tokens">Its words; none for a blank line or a comment.</param>
internal sealed record Entry(int Start, int End, int Line, bool StartsBlank, IReadOnlyList<Token> Tokens);
