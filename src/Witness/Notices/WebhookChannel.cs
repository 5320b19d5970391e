using System.Text;
using Witness.Configuration;

namespace Witness.Notices;

/// <summary>Posts messages to a URL.</summary>
/// <param name="options">Where to, and for whom.</param>
/// <param name="web">Sends them.</param>
internal sealed class WebhookChannel(WebhookOptions options, Web web) : IChannel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly SecretUrl _url = new(options.Url);

    /// <inheritdoc />
    public string Name => options.Name;

    /// <inheritdoc />
    public async Task<string?> SendAsync(NoticeMessage message, CancellationToken cancellation)
    {
        var (body, mediaType) = WebhookBody.Of(message, options.Format);
        using var request = new HttpRequestMessage(HttpMethod.Post, _url.Read())
        {
            Content = new StringContent(body, Encoding.UTF8, mediaType),
            // draft-ietf-httpapi-idempotency-key-header: a string of structured fields, in quotes.
            Headers = { { "Idempotency-Key", $"\"{message.Key}\"" } },
        };
        if (options.Format == WebhookFormat.Ntfy)
        {
            request.Headers.TryAddWithoutValidation("Title", EncodedWord.Of(message.Subject));
        }

        await web.SendAsync(request, Patience, cancellation);
        return null;
    }
}
