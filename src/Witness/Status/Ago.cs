using Witness.Core;

namespace Witness.Status;

/// <summary>Ages as people say them.</summary>
internal static class Ago
{
    /// <summary>An age: <c>just now</c>, <c>12 s ago</c>, <c>3.3 min ago</c>.</summary>
    public static string Of(TimeSpan age) =>
        age < TimeSpan.FromSeconds(1)
            ? "just now"
            : $"{Phrase.Of(TimeSpan.FromSeconds(Math.Floor(age.TotalSeconds)))} ago";
}
