using System.Text;

namespace Witness.Registrars.ZoneFiles;

/// <summary>One place of a text that is replaced.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends, exclusive; the start where something is only put in.</param>
/// <param name="Text">What takes its place.</param>
internal sealed record Splice(int Start, int End, string Text)
{
    /// <summary>Makes all splices of a text at once; those of one place come in the order given.</summary>
    public static string All(string text, IEnumerable<Splice> splices)
    {
        var (result, at) = (new StringBuilder(text.Length), 0);
        foreach (var splice in splices.OrderBy(splice => splice.Start))
        {
            result.Append(text, at, splice.Start - at).Append(splice.Text);
            at = splice.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
