using System.Collections.Frozen;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;

namespace Witness.Metrics;

/// <summary>The names of labels, and what stands in them. Queries and alerts of users depend on both.</summary>
internal static class Labels
{
    public const string Node = "node";
    public const string Check = "check";
    public const string Outcome = "outcome";
    public const string Rotation = "rotation";
    public const string Cause = "cause";
    public const string Registrar = "registrar";
    public const string Verb = "verb";
    public const string Channel = "channel";
    public const string Void = "void";
    public const string Mode = "mode";

    /// <summary>A word of an enumeration: <c>put_off</c>.</summary>
    public static string WordOf<T>(T value)
        where T : struct, Enum => Words<T>.ByValue[value];

    /// <summary>A label with a word of an enumeration.</summary>
    public static KeyValuePair<string, object?> Of<T>(string label, T value)
        where T : struct, Enum => new(label, WordOf(value));

    /// <summary>A label.</summary>
    public static KeyValuePair<string, object?> Of(string label, string value) => new(label, value);

    /// <summary>A value of a node.</summary>
    public static Measurement<double> OfNode(string node, double value) => new(value, Of(Node, node));

    /// <summary>A truth as a number.</summary>
    public static double Flag(bool value) => value ? 1 : 0;

    /// <summary>The labels of one series.</summary>
    public static TagList List(params ReadOnlySpan<KeyValuePair<string, object?>> labels) => new(labels);

    /// <summary>Each answer of each node is counted by its word.</summary>
    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue = Enum.GetValues<T>()
            .Distinct()
            .ToFrozenDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
    }
}
