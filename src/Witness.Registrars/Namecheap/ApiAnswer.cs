using System.Net;
using System.Xml;
using System.Xml.Linq;
using Witness.Core.Dns;

namespace Witness.Registrars.Namecheap;

/// <summary>
/// An answer of the API: the element asked for, or why there is none. It is a success only if everything says so: HTTP 200,
/// well-formed XML, an <c>ApiResponse</c> with Status OK and no error, and the one result expected, for the zone asked for.
/// A failed call also carries a result, filled with defaults that look like an empty zone.
/// </summary>
/// <param name="Result">The result; null unless <paramref name="Error"/> is.</param>
/// <param name="Error">Why it is no success.</param>
internal sealed record ApiAnswer(XElement? Result, ApiError? Error)
{
    /// <summary>The longest answer that is read, in bytes.</summary>
    public const int LongestBody = 4 * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LongestBody,
        MaxCharactersFromEntities = 1024,
    };

    /// <summary>Reads an answer.</summary>
    /// <param name="status">Its HTTP status.</param>
    /// <param name="body">Its body, whole.</param>
    /// <param name="call">What was asked.</param>
    public static ApiAnswer Read(HttpStatusCode status, byte[] body, ApiCall call)
    {
        if (status != HttpStatusCode.OK)
        {
            return new ApiAnswer(null, ApiErrorBook.Of(status));
        }

        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body), Settings);
            return OfRoot(XDocument.Load(reader).Root!, call);
        }
        catch (XmlException)
        {
            return NoAnswer("what answered is not well-formed XML: cut short, or a proxy's page");
        }
    }

    private static ApiAnswer OfRoot(XElement root, ApiCall call)
    {
        if (!root.Is("ApiResponse"))
        {
            return NoAnswer($"what answered is no ApiResponse but <{ApiText.Clean(root.Name.LocalName)}>");
        }

        var errors = root.Elements().Where(it => it.Is("Errors")).Elements().Where(it => it.Is("Error")).ToList();
        if (errors.Count > 0)
        {
            return new ApiAnswer(null, ApiErrorBook.Of([.. errors.Select(it => (it.Find("Number") ?? "", it.Value))]));
        }

        if (!string.Equals(root.Find("Status"), "OK", StringComparison.OrdinalIgnoreCase))
        {
            return NoAnswer($"its status is \"{ApiText.Clean(root.Find("Status") ?? "")}\" without a reason");
        }

        var results = root.Elements()
            .Where(it => it.Is("CommandResponse"))
            .Elements()
            .Where(it => it.Is(call.Result))
            .ToList();
        return results.Count == 1
            ? OfResult(results[0], call)
            : NoAnswer($"it holds {results.Count} of one {call.Result}");
    }

    private static ApiAnswer OfResult(XElement result, ApiCall call)
    {
        var domain = result.Find("Domain") ?? "";
        if (DomainName.TryParse(domain, out var answered, out _) && answered == call.Zone)
        {
            return new ApiAnswer(result, null);
        }

        // After a write nobody knows which zone was written.
        var error = new ApiError(
            call.IsWrite ? RegistrarFault.Unclear : RegistrarFault.Configuration,
            $"Namecheap was asked for {call.Zone} and answered for \"{ApiText.Clean(domain)}\", which is another zone: give the zone its right tld, or leave it out"
        );
        return new ApiAnswer(null, error);
    }

    private static ApiAnswer NoAnswer(string why) =>
        new(null, ApiError.Unclear($"no answer of Namecheap that can be trusted: {why}"));
}
