using System.CommandLine;
using System.Globalization;
using Witness.Configuration.Kinds;
using Witness.Configuration.Sections;

namespace Witness.Cli;

/// <summary>Options that take what a key of the configuration takes, within the same range.</summary>
internal static class KeyOption
{
    /// <summary>An option for a whole number.</summary>
    public static Option<int?> OfNumber(string name, Key<int> key, string description)
    {
        var kind = (WholeNumberKind)key.Kind;
        return new(name)
        {
            Description = description,
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
    public static Option<TimeSpan?> OfDuration(string name, Key<TimeSpan> key, string description)
    {
        var kind = (DurationKind)key.Kind;
        return new(name)
        {
            Description = description,
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
}
