using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Witness.Configuration.Json;

namespace Witness.Configuration.Kinds;

/// <summary>What the values of a key are: how one is read, and what is said to whoever wrote another.</summary>
/// <typeparam name="T">What a value is once it is read.</typeparam>
internal abstract class Kind<T>
{
    /// <summary>What would be right, in words: <c>a whole number from 1 to 1000</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>Reads a value. Where it is no good, the answer is false and every error of it is recorded.</summary>
    public abstract bool TryRead(JsonAt value, Reading reading, [MaybeNullWhen(false)] out T result);

    /// <summary>
    /// Records what is wrong with a value as far as it goes, where what it lacks may come from elsewhere: the defaults of all
    /// nodes may leave a required key to each node.
    /// </summary>
    public virtual void CheckPartial(JsonAt value, Reading reading) => TryRead(value, reading, out _);

    /// <summary>What counts where a node says one thing and the defaults another. An object overlays key by key.</summary>
    public virtual JsonAt Overlay(JsonAt under, JsonAt over) => over;

    /// <summary>
    /// What the values are, as JSON Schema for editors (draft-07). It may let pass what <see cref="TryRead"/> refuses, and
    /// never the other way round.
    /// </summary>
    /// <param name="partial">True where what is required may come from elsewhere, as in <see cref="CheckPartial"/>.</param>
    public abstract JsonObject Describe(bool partial);

    /// <summary>Records that a value is not of this kind.</summary>
    protected bool Reject(JsonAt value, Reading reading, string wrong)
    {
        reading.Reject(value, wrong, $"write {Expected}");
        return false;
    }
}
