using Microsoft.Extensions.Logging;
using Witness.Configuration;
using Witness.Core;

namespace Witness.Metrics;

/// <summary>
/// Carries metrics to the collector, with the headers that it wants: their secrets are read anew for each request. What goes
/// wrong is told once in the journal, and again only after it has gone well.
/// </summary>
internal sealed class OtlpHandler : DelegatingHandler
{
    private readonly MetricsOptions _options;
    private readonly ILogger<OtlpHandler> _log;
    private bool _fails;

    /// <summary>Carries them by HTTP. Redirects are not followed, since the headers would follow them.</summary>
    /// <param name="options">The collector.</param>
    /// <param name="log">Where it is told that it does not take them.</param>
    public OtlpHandler(MetricsOptions options, ILogger<OtlpHandler> log)
        : base(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        _options = options;
        _log = log;
    }

    /// <inheritdoc />
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            AddHeaders(request);
            return Heard(base.Send(request, cancellationToken));
        }
        catch (Exception error) when (IsForeseen(error))
        {
            Tell(error is OperationCanceledException ? "no answer in time" : error.Message);
            throw;
        }
    }

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            AddHeaders(request);
            return Heard(await base.SendAsync(request, cancellationToken));
        }
        catch (Exception error) when (IsForeseen(error))
        {
            Tell(error is OperationCanceledException ? "no answer in time" : error.Message);
            throw;
        }
    }

    private static bool IsForeseen(Exception error) =>
        error is HttpRequestException or IOException or OperationCanceledException;

    private void AddHeaders(HttpRequestMessage request)
    {
        foreach (var (name, value) in _options.Headers)
        {
            try
            {
                // Validation would quote the secret in what it throws.
                if (value.Read() is var secret && secret.AsSpan().ContainsAny('\r', '\n', '\0'))
                {
                    throw new HttpRequestException($"the header {name} holds a line break, and cannot be sent");
                }

                request.Headers.TryAddWithoutValidation(name, secret);
            }
            catch (SecretException error)
            {
                throw new HttpRequestException($"the header {name} cannot be had: {error.Message}", error);
            }
        }
    }

    private HttpResponseMessage Heard(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
        {
            Tell($"it answered {(int)answer.StatusCode}");
        }
        else if (_fails)
        {
            _fails = false;
            _log.LogInformation("the collector {Collector} takes metrics again", _options.Otlp);
        }

        return answer;
    }

    private void Tell(string reason)
    {
        _log.Log(
            _fails ? LogLevel.Debug : LogLevel.Warning,
            "the collector {Collector} does not take metrics: {Reason}; it is tried again every {Interval}",
            _options.Otlp,
            reason,
            Phrase.Of(_options.Interval)
        );
        _fails = true;
    }
}
