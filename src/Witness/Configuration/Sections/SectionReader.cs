using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Witness.Configuration.Json;

namespace Witness.Configuration.Sections;

/// <summary>Reads the keys of one object of the file.</summary>
/// <param name="json">The object.</param>
/// <param name="reading">Where errors are recorded.</param>
internal sealed class SectionReader(JsonAt json, Reading reading)
{
    /// <summary>False once a value was missing or refused.</summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>Where errors are recorded.</summary>
    public Reading Reading => reading;

    /// <summary>The value of a key, its default where it is not written. Where it is refused the section is no longer sound.</summary>
    public bool TryGet<T>(Key<T> key, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        var at =
            Written(json, key)
            ?? (key.Default is { } @default ? JsonAt.Of(@default, json.Line, json.PathOf(key.Name)) : null);
        if (at is null)
        {
            Reject(key, $"is missing ({key.Description})", $"write {key.Kind.Expected}");
            return false;
        }

        var good = key.Kind.TryRead(at, reading, out value);
        IsSound &= good;
        return good;
    }

    /// <summary>The value of a key; what there is of it where it is refused, for <see cref="Section{T}.Bind"/> to drop.</summary>
    public T Get<T>(Key<T> key)
    {
        TryGet(key, out var value);
        return value!;
    }

    /// <summary>The value of a key that may be left out, or null.</summary>
    public T? Find<T>(Key<T> key)
        where T : class => Has(key) ? Get(key) : null;

    /// <summary>True where a key is written, and not as the null that says nothing.</summary>
    public bool Has(Key key) => Written(json, key) is not null;

    /// <summary>True where a key is written in this very object, and not in the defaults that it is laid over.</summary>
    public bool IsOwn(Key key) => Has(key) && At(key).Path == json.PathOf(key.Name);

    /// <summary>Where a key stands, or would stand.</summary>
    public JsonAt At(Key key) =>
        json.Member(key.Name) ?? new JsonAt(JsonValueKind.Undefined, json.Line, json.PathOf(key.Name));

    /// <summary>Records what is wrong with the value of a key, beyond its kind.</summary>
    public void Reject(Key key, string wrong, string right) => Reject(At(key), wrong, right);

    /// <summary>Records what is wrong with a value of this section, beyond its kind.</summary>
    public void Reject(JsonAt at, string wrong, string right)
    {
        IsSound = false;
        reading.Reject(at, wrong, right);
    }

    /// <summary>What is written for a key; null where nothing is, or the null that says nothing.</summary>
    public static JsonAt? Written(JsonAt json, Key key) =>
        json.Member(key.Name) is { } at && !(key.IsOptional && at.Kind == JsonValueKind.Null) ? at : null;
}
