using System.CommandLine;
using Witness.Configuration.Kinds;

namespace Witness.Cli;

/// <summary>Options that take a duration as the configuration writes it: <c>10s</c>, <c>5m</c>, <c>2h</c>, <c>1d</c>.</summary>
internal static class DurationOption
{
    /// <summary>A hundred years: what is longer leaves the calendar.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    /// <summary>An option of that name, from 1 ms to a hundred years.</summary>
    public static Option<TimeSpan?> Create(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "DURATION",
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (DurationKind.Read(text) is { } duration && duration > TimeSpan.Zero && duration <= Longest)
                {
                    return duration;
                }

                result.AddError(
                    $"{name}: '{text}' is no duration such as 30s, 10m, 2h or 1d, longer than 0 and at most 36500d"
                );
                return null;
            },
        };
}
