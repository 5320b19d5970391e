using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Configuration.Json;

namespace Witness.Configuration.Kinds;

/// <summary>A whole number within a range.</summary>
/// <param name="least">The smallest.</param>
/// <param name="most">The largest.</param>
internal sealed class WholeNumberKind(int least, int most) : Kind<int>
{
    /// <summary>A TCP or UDP port.</summary>
    public static WholeNumberKind Port { get; } = new(1, 65535);

    /// <inheritdoc />
    public override string Expected => $"a whole number from {least} to {most}";

    /// <summary>True of a number within the range.</summary>
    public bool Holds(int number) => number >= least && number <= most;

    /// <inheritdoc />
    public override JsonObject Describe(bool partial) =>
        new()
        {
            ["type"] = "integer",
            ["minimum"] = least,
            ["maximum"] = most,
        };

    /// <inheritdoc />
    public override bool TryRead(JsonAt value, Reading reading, out int result)
    {
        result = 0;
        return value.Kind != JsonValueKind.Number ? Reject(value, reading, $"{value.Shown} is no number")
            : !int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out result)
                ? Reject(value, reading, $"{value.Shown} is no such number")
            : Holds(result) || Reject(value, reading, $"{value.Shown} is out of range");
    }
}
