using System.Net;
using System.Net.Sockets;
using System.Text;
using Witness.Checks.Connection;
using Witness.Core.Checks;

namespace Witness.Checks.Https;

/// <summary>
/// Asks one address for a URL. The connection goes to that address, while the URL's host is used for SNI, the
/// certificate's name and <c>Host</c>, so that a name shared by all nodes tests this one and no other.
/// </summary>
/// <param name="settings">What is asked.</param>
/// <param name="address">The address of the node.</param>
/// <param name="time">The clock.</param>
public sealed class HttpsCheck(HttpsSettings settings, IPAddress address, TimeProvider time) : ICheck
{
    private static readonly Phase Request = new("request", "the request was not taken");
    private static readonly Phase FirstByte = new("first byte", "no answer to the request");
    private static readonly Phase Headers = new("headers", "the headers did not end");
    private static readonly Phase Body = new("body", "the body did not end");

    private readonly IPEndPoint _target = new(address, settings.Url.Port);
    private readonly byte[] _request = HttpRequest.For(settings.Url);
    private readonly byte[]? _wanted = settings.Contains is null ? null : Encoding.UTF8.GetBytes(settings.Contains);

    /// <inheritdoc />
    public string Kind => "https";

    /// <inheritdoc />
    public IPAddress Address => address;

    /// <inheritdoc />
    public CheckRole Role => settings.Role;

    /// <inheritdoc />
    public TimeSpan Timeout => settings.Timeout;

    /// <inheritdoc />
    public Task<CheckAnswer> AskAsync(Deadline deadline) =>
        new Attempt(_target, deadline, time).RunAsync(ConverseAsync);

    private async Task<CheckAnswer> ConverseAsync(Attempt attempt)
    {
        using var socket = await attempt.ConnectAsync();
        await using var stream = await OpenAsync(attempt, new NetworkStream(socket));
        return await ExchangeAsync(attempt, stream);
    }

    /// <summary>Asks over a connection that stands, and judges the answer.</summary>
    internal async Task<CheckAnswer> ExchangeAsync(Attempt attempt, Stream stream)
    {
        attempt.Enter(Request);
        await stream.WriteAsync(_request, attempt.Token);

        using var reader = new HttpReader(stream, attempt.Token);
        attempt.Enter(FirstByte);
        await reader.ReadFirstByteAsync();
        attempt.Evidence = attempt.Evidence with { FirstByte = attempt.InPhase };
        attempt.Enter(Headers);
        var head = await reader.ReadHeadAsync();
        attempt.Evidence = attempt.Evidence with { HttpStatus = head.Status, ServerDate = head.Date };
        var objection = ObjectionTo(head) ?? await ObjectionToBodyAsync(attempt, new HttpBody(reader, head));
        return objection is null
            ? CheckAnswer.Pass(head.StatusLine, attempt.Evidence)
            : CheckAnswer.Fail(objection, attempt.Evidence);
    }

    private async Task<Stream> OpenAsync(Attempt attempt, NetworkStream connection) =>
        settings.Url.Scheme == Uri.UriSchemeHttps
            ? await new TlsHandshake(attempt, settings.Url.IdnHost, settings.Trust, time).AuthenticateAsync(connection)
            : connection;

    private string? ObjectionTo(HttpHead head)
    {
        if (!settings.Status.Contains(head.Status))
        {
            return $"{head.StatusLine}, expected {string.Join(" or ", settings.Status)}";
        }

        if (settings.Identity is not { } identity)
        {
            return null;
        }

        return head.Values(identity.Header) switch
        {
            [] => $"{head.StatusLine} without {identity.Header}, expected '{identity.Expected}'",
            [var one] when one == identity.Expected => null,
            var others =>
                $"{identity.Header} is '{NodeText.Clean(string.Join(", ", others))}', expected '{identity.Expected}'",
        };
    }

    private async Task<string?> ObjectionToBodyAsync(Attempt attempt, HttpBody body)
    {
        if (_wanted is null)
        {
            return null;
        }

        attempt.Enter(Body);
        return await body.ContainsAsync(_wanted)
            ? null
            : $"the body does not contain '{settings.Contains}' (looked at {HttpBody.Searched / 1024} KiB at most)";
    }
}
