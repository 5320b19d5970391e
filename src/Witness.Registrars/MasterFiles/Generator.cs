using System.Globalization;
using System.Text.RegularExpressions;

namespace Witness.Registrars.MasterFiles;

/// <summary>
/// The lines that a <c>$GENERATE start-stop[/step] owner [TTL] [class] type data</c> stands for (BIND 9 Administrator
/// Reference Manual): <c>$</c> is the number, <c>${offset,width,base}</c> the number written so.
/// </summary>
internal static partial class Generator
{
    private const int MostLines = 65536;

    /// <summary>Makes the lines of a directive from the words that follow its name.</summary>
    /// <exception cref="FormatException">The range or a placeholder is none.</exception>
    public static IEnumerable<string> Lines(IReadOnlyList<Token> words)
    {
        var match = Range().Match(words[0].Text);
        if (
            !match.Success
            || !TryNumber(match.Groups["start"], out var start)
            || !TryNumber(match.Groups["stop"], out var stop)
            || !TryStep(match.Groups["step"], out var step)
            || (stop - start) / step >= MostLines
        )
        {
            throw new FormatException($"'{words[0].Text}' is no range that Witness can read");
        }

        return Expand(start, stop, step, string.Join(' ', words.Skip(1).Select(word => word.Text)));
    }

    private static IEnumerable<string> Expand(long start, long stop, long step, string template)
    {
        for (var number = start; number <= stop; number += step)
        {
            var value = number;
            yield return Placeholder().Replace(template, match => Written(match, value));
        }
    }

    private static string Written(Match match, long number)
    {
        if (match.Value[0] == '\\')
        {
            return match.Value;
        }

        var fields = match.Groups["fields"].Success ? match.Groups["fields"].Value.Split(',') : ["0"];
        var width = 0;
        if (!long.TryParse(fields[0], CultureInfo.InvariantCulture, out var offset) || !TryWidth(fields, out width))
        {
            throw new FormatException($"'{match.Value}' is no placeholder that Witness can read");
        }

        return (fields.Length > 2 ? fields[2] : "d") switch
        {
            "d" => (number + offset).ToString("D" + width, CultureInfo.InvariantCulture),
            "x" => (number + offset).ToString("x" + width, CultureInfo.InvariantCulture),
            "X" => (number + offset).ToString("X" + width, CultureInfo.InvariantCulture),
            "o" => Convert.ToString(number + offset, 8).PadLeft(width, '0'),
            _ => throw new FormatException($"'{match.Value}' is no placeholder that Witness can read"),
        };
    }

    private static bool TryWidth(string[] fields, out int width)
    {
        width = 0;
        return fields.Length < 2
            || (int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out width) && width < 256);
    }

    private static bool TryNumber(Group group, out long number) =>
        long.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool TryStep(Group group, out long step)
    {
        step = 1;
        return !group.Success || (TryNumber(group, out step) && step > 0);
    }

    [GeneratedRegex(
        @"^(?<start>\d{1,10})-(?<stop>\d{1,10})(/(?<step>\d{1,10}))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Range();

    [GeneratedRegex(
        @"\\.|\$(\{(?<fields>[^}]*)\})?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Placeholder();
}
