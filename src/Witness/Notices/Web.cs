using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Witness.Core;

namespace Witness.Notices;

/// <summary>
/// Requests to URLs that nobody may see: no message shows any of the URL, its host included. Redirects are not followed,
/// since a token would follow them to whoever is named there.
/// </summary>
/// <param name="time">Measures the timeouts.</param>
internal sealed class Web(TimeProvider time) : IDisposable
{
    private const int LongestAnswer = 1024;

    private readonly HttpClient _client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // Long enough for a burst, short enough that a service that moves is found again.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestHeaders = { UserAgent = { new ProductInfoHeaderValue("witness", productVersion: null) } },
    };

    /// <summary>Sends a request. Any answer of 200 to 299 is good.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="DeliveryException">There was no answer, or not such a one.</exception>
    public async Task SendAsync(HttpRequestMessage request, TimeSpan timeout, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!answer.IsSuccessStatusCode)
            {
                throw await RefusalAsync(answer, request.RequestUri!, either.Token, cancellation);
            }
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new DeliveryException(DeliveryFault.Passing, $"no answer within {Phrase.Of(timeout)}", error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new DeliveryException(DeliveryFault.Passing, WordsOf(error), error);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private async Task<DeliveryException> RefusalAsync(
        HttpResponseMessage answer,
        Uri url,
        CancellationToken limit,
        CancellationToken cancellation
    )
    {
        var status = (int)answer.StatusCode;
        var said = SecretUrl.Without(url, await BeginningAsync(answer, limit, cancellation));
        return new DeliveryException(HttpAnswer.FaultOf(status), HttpAnswer.WordsOf(status, said))
        {
            RetryAfter = answer.Headers.RetryAfter is { } wish ? wish.Delta ?? (wish.Date - time.GetUtcNow()) : null,
        };
    }

    private static async Task<string> BeginningAsync(
        HttpResponseMessage answer,
        CancellationToken limit,
        CancellationToken cancellation
    )
    {
        var buffer = new byte[LongestAnswer];
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(limit);
            var count = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, limit);
            var text = Encoding.UTF8.GetString(buffer, 0, count);
            return count < buffer.Length ? text : SecretUrl.WithoutLastWord(text);
        }
        catch (Exception error)
            when (error is HttpRequestException or IOException or OperationCanceledException
                && !cancellation.IsCancellationRequested
            )
        {
            // Its status has come, and says what is to be done; words that break off must not hide it.
            return "";
        }
    }

    /// <summary>The exception's own words name the host.</summary>
    private static string WordsOf(Exception error) =>
        error switch
        {
            { InnerException: SocketException socket } =>
                $"no connection: {socket.SocketErrorCode switch
            {
                SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "its host's name is not found",
                SocketError.ConnectionRefused => "refused",
                var code => code.ToString(),
            }}",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                "no TLS with it: its certificate is not valid for its name, or not trusted here",
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
                "no connection: its host's name is not found",
            _ => "the connection broke before an answer",
        };
}
