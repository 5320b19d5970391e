using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Witness.Configuration.Json;

namespace Witness.Configuration.Kinds;

/// <summary>A secret as a plain string, or where it is kept. No message of it ever shows a value.</summary>
internal sealed class SecretKind : Kind<Secret>
{
    private static readonly PlainTextKind Name = new(longest: 255);

    /// <summary>The one kind of secrets.</summary>
    public static SecretKind Any { get; } = new();

    /// <inheritdoc />
    public override string Expected =>
        "{\"file\": PATH}, {\"env\": NAME}, {\"credential\": NAME} or the secret itself in quotes";

    /// <inheritdoc />
    public override bool TryRead(JsonAt value, Reading reading, [MaybeNullWhen(false)] out Secret result)
    {
        result = null;
        if (value.Kind == JsonValueKind.String)
        {
            result = Secret.Plain(value.Text.Trim());
            return value.Text.Trim().Length > 0 || Reject(value, reading, "is empty");
        }

        if (!value.IsObject || value.Members.Count != 1)
        {
            return Reject(value, reading, value.IsObject ? "must have one key" : "is no secret");
        }

        var (key, at) = value.Members.Single();
        return key switch
        {
            "file" => PathKind.Any.TryRead(at, reading, out var path) && (result = Secret.InFile(path)) is not null,
            "env" => Name.TryRead(at, reading, out var name) && (result = Secret.InEnvironment(name)) is not null,
            "credential" => Name.TryRead(at, reading, out var name)
                && IsFileName(name, at, reading)
                && (result = Secret.InCredential(name)) is not null,
            _ => Reject(value, reading, $"has the unknown key {JsonAt.Quote(key)}"),
        };
    }

    private static bool IsFileName(string name, JsonAt at, Reading reading)
    {
        if (!name.Contains('/', StringComparison.Ordinal) && name is not ("." or ".."))
        {
            return true;
        }

        reading.Reject(
            at,
            $"{at.Shown} is no credential's name",
            "write the name that stands before the colon in LoadCredential="
        );
        return false;
    }
}
