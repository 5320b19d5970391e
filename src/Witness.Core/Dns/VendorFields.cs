using System.Collections.Immutable;

namespace Witness.Core.Dns;

/// <summary>
/// What a registrar says of a record or a zone beyond the DNS itself and must be given back unchanged: a set identifier, a
/// weight, a zone's mail setting. Nobody but that registrar's mapping reads them, but for <see cref="SetIdentifier"/> and
/// <see cref="ZoneIdentity"/>; equal when every field is.
/// </summary>
public sealed class VendorFields : IEquatable<VendorFields>
{
    /// <summary>
    /// Which of several routed sets of a name and type a record belongs to. Two members that hold the same address are two
    /// records.
    /// </summary>
    public const string SetIdentifier = "SetIdentifier";

    /// <summary>
    /// The field of a zone's attributes that tells it from others of its name, where a registrar has several. It is no
    /// setting that could be written.
    /// </summary>
    public const string ZoneIdentity = "HostedZoneId";

    private readonly ImmutableSortedDictionary<string, string> _fields;

    private VendorFields(ImmutableSortedDictionary<string, string> fields) => _fields = fields;

    /// <summary>Nothing beyond the DNS.</summary>
    public static VendorFields None { get; } =
        new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>The fields in order of their keys.</summary>
    public IReadOnlyDictionary<string, string> All => _fields;

    /// <summary>The value of a field, or null.</summary>
    public string? this[string key] => _fields.GetValueOrDefault(key);

    /// <summary>Fields of the pairs given.</summary>
    public static VendorFields Of(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var all = None._fields.AddRange(fields);
        return all.IsEmpty ? None : new VendorFields(all);
    }

    /// <summary>These fields and one more, or with another value.</summary>
    public VendorFields With(string key, string value) => new(_fields.SetItem(key, value));

    /// <summary>Which fields differ, in words: <c>EmailType was FWD and is MX</c>.</summary>
    public IEnumerable<string> DifferencesTo(VendorFields later)
    {
        ArgumentNullException.ThrowIfNull(later);
        return All
            .Keys.Union(later.All.Keys, StringComparer.Ordinal)
            .Where(key => this[key] != later[key])
            .Select(key => $"{key} was {this[key] ?? "not there"} and is {later[key] ?? "not there"}");
    }

    /// <inheritdoc />
    public bool Equals(VendorFields? other) =>
        other is not null && _fields.Count == other._fields.Count && _fields.SequenceEqual(other._fields);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as VendorFields);

    /// <inheritdoc />
    public override int GetHashCode() =>
        _fields.Aggregate(0, (hash, field) => HashCode.Combine(hash, field.Key, field.Value));

    /// <summary>As <c>key=value</c>, one after the other.</summary>
    public override string ToString() => string.Join(' ', _fields.Select(field => $"{field.Key}={field.Value}"));
}
