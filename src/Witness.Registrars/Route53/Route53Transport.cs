using System.Net;
using System.Net.Http.Headers;
using Witness.Core;
using Witness.Registrars.Calls;

namespace Witness.Registrars.Route53;

/// <summary>
/// Carries signed requests, within the budget. Redirects are answers like any other, since a signature is for one host. A
/// proxy of the environment is honoured for https, where it sees neither keys nor records, and not for a loopback address.
/// </summary>
internal sealed class Route53Transport : IDisposable
{
    private const int LargestAnswer = 16 * 1024 * 1024;
    private readonly Route53Settings _settings;
    private readonly TimeProvider _time;
    private readonly CallGate _gate;
    private readonly KeySource _keys;
    private readonly AnswerJudge _judge;
    private readonly HttpClient _http;

    public Route53Transport(Route53Settings settings, AnswerJudge judge, TimeProvider time)
    {
        _settings = settings;
        _time = time;
        _judge = judge;
        _gate = new CallGate("Route 53", [CallWindow.Minute(settings.CallsPerMinute)], time);
        _keys = new KeySource(settings, time);
        _http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = settings.Endpoint.Scheme == Uri.UriSchemeHttps,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Sends a request; once more only where its keys were refused and have been replaced meanwhile.</summary>
    /// <param name="target">Path and query, as <see cref="RequestSigner"/> wants them.</param>
    /// <param name="body">The document to post; null to get.</param>
    /// <param name="urgency">Which part of the budget it may use.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="Witness.Core.Dns.RegistrarException">No keys, no budget, or no answer.</exception>
    public async Task<Route53Answer> SendAsync(
        string target,
        byte[]? body,
        CallUrgency urgency,
        CancellationToken cancellation
    )
    {
        var keys = await _keys.GetAsync(cancellation);
        await _gate.EnterAsync(urgency, cancellation);
        var answer = await SendAsync(target, body, keys, cancellation);
        if (!AnswerJudge.RefusesKeys(answer))
        {
            return answer;
        }

        var renewed = await _keys.RenewAsync(cancellation);
        if (renewed == keys)
        {
            return answer;
        }

        await _gate.EnterAsync(CallUrgency.Change, cancellation);
        return await SendAsync(target, body, renewed, cancellation);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _http.Dispose();
        _keys.Dispose();
    }

    private async Task<Route53Answer> SendAsync(
        string target,
        byte[]? body,
        Route53Keys keys,
        CancellationToken cancellation
    )
    {
        using var limit = new CancellationTokenSource(_settings.Timeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var request = Request(target, body, keys);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            using var document = await ReadAsync(response.Content, both.Token);
            return new Route53Answer(response.StatusCode, response.Headers.Date, Route53Answer.Parse(document));
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw _judge.Unclear($"none within {Phrase.Of(_settings.Timeout)}", error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw _judge.Unclear(error.GetBaseException().Message, error);
        }
    }

    private HttpRequestMessage Request(string target, byte[]? body, Route53Keys keys)
    {
        var request = new HttpRequestMessage(
            body is null ? HttpMethod.Get : HttpMethod.Post,
            new Uri(_settings.Endpoint, target)
        )
        {
            Version = HttpVersion.Version11,
        };
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/xml");
        }

        RequestSigner.Sign(request, body ?? [], keys, _time.GetUtcNow());
        return request;
    }

    private async Task<MemoryStream> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        var buffer = new byte[16 * 1024];
        var whole = new MemoryStream();
        using var body = await content.ReadAsStreamAsync(cancellation);
        for (var read = -1; read != 0; )
        {
            read = await body.ReadAsync(buffer, cancellation);
            whole.Write(buffer, 0, read);
            if (whole.Length > LargestAnswer)
            {
                throw _judge.Unclear($"more than {LargestAnswer / 1024 / 1024} MiB");
            }
        }

        whole.Position = 0;
        return whole;
    }
}
