namespace Witness.Cli;

/// <summary>Wraps text between words, as a terminal of its own accord does not. Pure.</summary>
internal static class Wrapping
{
    /// <summary>The narrowest column that is wrapped: below it, nothing can be made to look well.</summary>
    private const int Narrowest = 20;

    /// <summary>A text's lines.</summary>
    /// <param name="text">The text; its own line breaks are kept.</param>
    /// <param name="width">How many columns a line has.</param>
    /// <param name="hang">How far every line but the first is indented; the first line begins where the text begins.</param>
    public static IEnumerable<string> Lines(string text, int width, int hang)
    {
        var room = Math.Max(Narrowest, width - hang);
        var indent = new string(' ', hang);
        return text.Split('\n')
            .SelectMany((line, number) => Break(line, number == 0 ? Math.Max(room, width) : room, room))
            .Select((line, number) => number == 0 ? line : indent + line);
    }

    private static IEnumerable<string> Break(string text, int first, int room)
    {
        var width = first;
        while (text.Length > width)
        {
            var space = text.LastIndexOf(' ', width);
            var isWord = space <= 0 || text.AsSpan(0, space).IsWhiteSpace();
            yield return isWord ? text[..width] : text[..space].TrimEnd();
            text = isWord ? text[width..] : text[(space + 1)..];
            width = room;
        }

        yield return text;
    }
}
