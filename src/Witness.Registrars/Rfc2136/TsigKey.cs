using Witness.Core.Dns;

namespace Witness.Registrars.Rfc2136;

/// <summary>A TSIG key (RFC 8945), to be handed to programs through their standard input and nowhere else.</summary>
internal sealed class TsigKey
{
    private static readonly string[] Algorithms =
    [
        "hmac-sha1",
        "hmac-sha224",
        "hmac-sha256",
        "hmac-sha384",
        "hmac-sha512",
    ];

    private readonly string _name;
    private readonly string _algorithm;
    private readonly string _secret;

    private TsigKey(string name, string algorithm, string secret)
    {
        _name = name;
        _algorithm = algorithm;
        _secret = secret;
    }

    /// <summary>As a clause of a key file (<c>dig -k</c>). Secret.</summary>
    public string Clause => $"key \"{_name}\" {{ algorithm {_algorithm}; secret \"{_secret}\"; }};\n";

    /// <summary>As a command of nsupdate. Secret.</summary>
    public string Command => $"key {_algorithm}:{_name} {_secret}\n";

    /// <summary>Reads the key of a server now.</summary>
    /// <exception cref="RegistrarException">Name, algorithm or secret cannot be those of a key.</exception>
    public static TsigKey Of(Rfc2136Settings settings)
    {
        if (!DomainName.TryParse(settings.KeyName, out var name, out var why) || name.Text.Length == 0)
        {
            throw Misconfigured($"the TSIG key's name: {why ?? "it is empty"}");
        }

        var algorithm = settings.KeyAlgorithm.ToLowerInvariant();
        if (!Algorithms.Contains(algorithm, StringComparer.Ordinal))
        {
            throw Misconfigured($"'{algorithm}' is no TSIG algorithm; known are {string.Join(", ", Algorithms)}");
        }

        var secret = settings.KeySecret().Trim();
        return IsBase64(secret)
            ? new TsigKey(name.Text, algorithm, secret)
            : throw Misconfigured($"the secret of TSIG key {name} is not base64: give the text between its quotes");
    }

    /// <summary>The name alone.</summary>
    public override string ToString() => _name;

    private static RegistrarException Misconfigured(string message) => new(RegistrarFault.Configuration, message);

    /// <summary>Checked to the last bit, since programs quote in their messages what they cannot read.</summary>
    private static bool IsBase64(string text) =>
        text.Length > 0
        && !text.Any(char.IsWhiteSpace)
        && Convert.TryFromBase64String(text, new byte[text.Length], out _);
}
