using System.Net;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Witness.Registrars.Route53;

/// <summary>What the API answered: a document, or anything else that a server or a proxy may say.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Date">The server's clock; null where it does not tell.</param>
/// <param name="Root">The root of the document; null where the body is no well-formed XML, or not of the size of an answer.</param>
internal sealed partial record Route53Answer(HttpStatusCode Status, DateTimeOffset? Date, XElement? Root)
{
    /// <summary>The namespace of everything but the errors of some servers that stand before the API.</summary>
    public static readonly XNamespace Namespace = "https://route53.amazonaws.com/doc/2013-04-01/";

    /// <summary>
    /// The error's code, such as <c>Throttling</c>; null where the answer is no error of the API. It comes in three shapes:
    /// in <c>ErrorResponse/Error/Code</c>, as the name of a root with <c>Messages</c>, or as the name of a bare root with a
    /// <c>Message</c>.
    /// </summary>
    public string? Code =>
        Root is null || Status == HttpStatusCode.OK ? null
        : Root.Name.LocalName == "ErrorResponse" ? Descendant("Code")?.Value.Trim()
        : Root.Elements().Any(child => child.Name.LocalName is "Messages" or "Message") ? Root.Name.LocalName
        : null;

    /// <summary>What the error says, on one line, and without a signature that it may quote.</summary>
    public string Message =>
        Signature()
            .Replace(
                string.Join(
                    "; ",
                    Root?.Descendants()
                        .Where(element => element.Name.LocalName.Equals("message", StringComparison.OrdinalIgnoreCase))
                        .Select(element =>
                            string.Join(' ', element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                        )
                        ?? []
                ),
                "(a signature)"
            );

    /// <summary>Reads a body; no external entity is ever resolved, and no DTD is read.</summary>
    public static XElement? Parse(Stream body)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using var reader = XmlReader.Create(body, settings);
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root;
        }
        catch (XmlException)
        {
            // Whether that is an error, and which, depends on the status too: see AnswerJudge.
            return null;
        }
    }

    private XElement? Descendant(string name) =>
        Root?.Descendants().FirstOrDefault(element => element.Name.LocalName == name);

    /// <summary>As SigV4 writes it (32 bytes in hexadecimal), wherever it stands.</summary>
    [GeneratedRegex(
        "(Signature=)?[0-9a-fA-F]{64}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Signature();
}
