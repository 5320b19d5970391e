using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
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
    public override JsonObject Describe(bool partial) =>
        new()
        {
            ["oneOf"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "string",
                    ["pattern"] = @"\S",
                    ["description"] = "the secret itself; better keep it elsewhere",
                },
                Place("file", "a file whose first line it is, and which no others may read"),
                Place("env", "an environment variable that holds it"),
                Place("credential", "the name of one of systemd's credentials, as in LoadCredential=")
            ),
        };

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

    private static JsonObject Place(string key, string description) =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                [key] = new JsonObject
                {
                    ["type"] = "string",
                    ["pattern"] = @"\S",
                    ["description"] = description,
                },
            },
            ["required"] = new JsonArray(key),
            ["additionalProperties"] = false,
        };

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
