using System.Net;
using Witness.Core;
using Witness.Core.Dns;

namespace Witness.Registrars.Namecheap;

/// <summary>
/// One form posted to the API. The key travels in the body, never in the URL, and no message quotes what was sent.
/// </summary>
/// <param name="endpoint">Where the API is.</param>
/// <param name="limit">How long an answer may take.</param>
/// <param name="time">Measures it.</param>
internal sealed class ApiTransport(Uri endpoint, TimeSpan limit, TimeProvider time)
{
    private static readonly HttpClient Http = Ipv4Http.Create(ApiAnswer.LongestBody);

    private readonly Uri _address = endpoint.AbsolutePath == "/" ? new Uri(endpoint, "/xml.response") : endpoint;

    /// <summary>Posts a form and reads the answer whole.</summary>
    /// <exception cref="RegistrarException">There is no whole answer; whether the call was executed is unknown.</exception>
    public async Task<(HttpStatusCode Status, byte[] Body)> PostAsync(
        IEnumerable<KeyValuePair<string, string>> form,
        CancellationToken cancellation
    )
    {
        using var deadline = new CancellationTokenSource(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        using var content = new FormUrlEncodedContent(form);
        try
        {
            using var answer = await Http.PostAsync(_address, content, both.Token);
            return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(both.Token));
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw Unclear($"no answer of {_address.Host} within {Phrase.Of(limit)}", error);
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw Unclear($"the answer of {_address.Host} is larger than any host list", error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw Unclear($"no whole answer of {_address.Host}: {(error.InnerException ?? error).Message}", error);
        }
    }

    private static RegistrarException Unclear(string message, Exception error) =>
        new(RegistrarFault.Unclear, message, error);
}
