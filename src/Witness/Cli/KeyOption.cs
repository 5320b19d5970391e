using System.CommandLine;
using System.Globalization;
using Witness.Configuration.Kinds;
using Witness.Configuration.Sections;

namespace Witness.Cli;

/// <summary>Options that take what a key of the configuration takes, within the same range, and mean the same.</summary>
internal static class KeyOption
{
    /// <summary>An option for a whole number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="key">The key.</param>
    /// <param name="bound">What bounds it beside its range; null for nothing.</param>
    public static Option<int?> OfNumber(string name, Key<int> key, string? bound = null)
    {
        var kind = (WholeNumberKind)key.Kind;
        return new(name)
        {
            Description = Sentence(bound is null ? key.Description : $"{key.Description}; {bound}"),
            HelpName = "N",
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
                if (!isNumber || !kind.Holds(number))
                {
                    result.AddError($"{name}: '{text}' is not {kind.Expected}");
                }

                return number;
            },
        };
    }

    /// <summary>An option for a duration.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="key">The key.</param>
    public static Option<TimeSpan?> OfDuration(string name, Key<TimeSpan> key)
    {
        var kind = (DurationKind)key.Kind;
        return new(name)
        {
            Description = Sentence(key.Description),
            HelpName = "DURATION",
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                var duration = DurationKind.Read(text);
                if (duration is not { } read || !kind.Holds(read))
                {
                    result.AddError($"{name}: '{text}' is not {kind.Expected}");
                }

                return duration;
            },
        };
    }

    private static string Sentence(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}.";
}
