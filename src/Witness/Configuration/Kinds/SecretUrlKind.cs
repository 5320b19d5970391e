using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Configuration.Json;

namespace Witness.Configuration.Kinds;

/// <summary>
/// A URL that holds a token, and so is a secret. One that stands in the configuration itself is looked at when that is read;
/// one that is kept elsewhere when it is used. No message of it ever shows any of it.
/// </summary>
internal sealed class SecretUrlKind : Kind<Secret>
{
    private const string Fit = "an https:// URL, or http:// to a loopback address";

    /// <summary>The one kind of secret URLs.</summary>
    public static SecretUrlKind Any { get; } = new();

    /// <inheritdoc />
    public override string Expected => $"{Fit}: {SecretKind.Any.Expected}";

    /// <inheritdoc />
    public override JsonObject Describe(bool partial) => SecretKind.Any.Describe(partial);

    /// <inheritdoc />
    public override bool TryRead(JsonAt value, Reading reading, [MaybeNullWhen(false)] out Secret result)
    {
        if (!SecretKind.Any.TryRead(value, reading, out result))
        {
            return false;
        }

        if (value.Kind != JsonValueKind.String || WhyUnfit(value.Text.Trim()) is not { } wrong)
        {
            return true;
        }

        reading.Reject(value, wrong, $"write {Fit}");
        return false;
    }

    /// <summary>The URL that is kept in a secret.</summary>
    /// <exception cref="SecretException">It cannot be had, or is no URL that may be used.</exception>
    public static Uri Read(Secret secret)
    {
        var text = secret.Read();
        return WhyUnfit(text) is { } wrong
            ? throw new SecretException($"{secret} {wrong}; write {Fit} there")
            : new Uri(text);
    }

    private static string? WhyUnfit(string text)
    {
        try
        {
            var url = UrlKind.Read(text);
            return url.Scheme == Uri.UriSchemeHttps || EndpointKind.IsLoopback(url)
                ? null
                : "would send a secret unencrypted to another machine";
        }
        catch (FormatException error)
        {
            return error.Message;
        }
    }
}
