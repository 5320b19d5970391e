using System.Text.RegularExpressions;
using Witness.Lab.Tests.Programs;

namespace Witness.Lab.Tests.Verdicts;

/// <summary>The examples of <c>docs/verdicts.md</c>, so that what people copy is what is tested.</summary>
public static partial class Documentation
{
    /// <summary>The one example that contains a text.</summary>
    /// <param name="mark">A text that only this example has.</param>
    /// <exception cref="InvalidOperationException">No example has it, or more than one.</exception>
    public static string Example(string mark) =>
        Fences()
            .Matches(File.ReadAllText(Repository.File("docs/verdicts.md")))
            .Select(fence => fence.Groups["text"].Value)
            .Single(text => text.Contains(mark, StringComparison.Ordinal));

    [GeneratedRegex(
        "^```[a-z]*\n(?<text>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Fences();
}
