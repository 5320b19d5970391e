using System.Text.Json.Nodes;
using Witness.Configuration.Json;
using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>A key whose values are of one kind.</summary>
/// <param name="name">Its name in the file.</param>
/// <param name="kind">What its values are.</param>
/// <param name="description">What it is for, in one line.</param>
internal sealed class Key<T>(string name, Kind<T> kind, string description) : Key(name, description)
{
    /// <summary>What its values are.</summary>
    public Kind<T> Kind { get; } = kind;

    /// <inheritdoc />
    public override void CheckPartial(JsonAt value, Reading reading) => Kind.CheckPartial(value, reading);

    /// <inheritdoc />
    protected override JsonObject DescribeValues(bool partial) => Kind.Describe(partial);

    /// <inheritdoc />
    public override JsonAt Overlay(JsonAt under, JsonAt over) => Kind.Overlay(under, over);
}
