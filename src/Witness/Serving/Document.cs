using System.Security.Cryptography;
using System.Text;

namespace Witness.Serving;

/// <summary>Something that is served, with the tag by which a browser knows whether it has it already.</summary>
/// <param name="Type">Its media type.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="Tag">Its entity tag (RFC 9110 §8.8.3).</param>
internal sealed record Document(string Type, ReadOnlyMemory<byte> Body, string Tag)
{
    /// <summary>A document of a text.</summary>
    public static Document Of(string type, string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        return new Document(
            $"{type}; charset=utf-8",
            body,
            $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..24]}\""
        );
    }

    /// <summary>A document that is built in, by its file's name.</summary>
    public static Document BuiltIn(string type, string name)
    {
        using var stream =
            typeof(Document).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not built in");
        using var reader = new StreamReader(stream);
        return Of(type, reader.ReadToEnd());
    }
}
