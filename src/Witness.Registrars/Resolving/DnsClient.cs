using System.Net;
using System.Net.Sockets;
using Witness.Core;

namespace Witness.Registrars.Resolving;

/// <summary>
/// Asks one server one question: over UDP, again where no usable answer comes, and over TCP where the answer did not fit.
/// Keeps nothing.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class DnsClient(TimeProvider time)
{
    /// <summary>How often a question is asked over UDP.</summary>
    public const int Tries = 3;

    private static readonly TimeSpan UdpLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TcpLimit = TimeSpan.FromSeconds(5);

    /// <summary>Asks.</summary>
    /// <param name="server">Who is asked.</param>
    /// <param name="question">What.</param>
    /// <param name="recursion">True where the server is a resolver.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ResolvingException">No usable answer came.</exception>
    public async Task<Response> AskAsync(
        IPEndPoint server,
        Question question,
        bool recursion,
        CancellationToken cancellation
    )
    {
        var response = await AskUdpAsync(server, question, recursion, cancellation);
        return response.IsTruncated
            ? await WithinAsync(
                "TCP",
                TcpLimit,
                limited => TcpExchange.AskAsync(server, question, recursion, limited),
                cancellation
            )
            : response;
    }

    private async Task<Response> AskUdpAsync(
        IPEndPoint server,
        Question question,
        bool recursion,
        CancellationToken cancellation
    )
    {
        for (var asked = 1; ; asked++)
        {
            try
            {
                return await WithinAsync(
                    "UDP",
                    UdpLimit,
                    limited => UdpExchange.AskAsync(server, question, recursion, limited),
                    cancellation
                );
            }
            catch (ResolvingException error) when (asked == Tries)
            {
                throw new ResolvingException($"{error.Message}, asked {Tries} times", error);
            }
            catch (ResolvingException)
            {
                // A packet is lost now and then: asked again, and the last fault is told.
                continue;
            }
        }
    }

    private async Task<Response> WithinAsync(
        string transport,
        TimeSpan limit,
        Func<CancellationToken, Task<Response>> exchange,
        CancellationToken cancellation
    )
    {
        using var expiry = new CancellationTokenSource(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellation);
        try
        {
            return await exchange(both.Token);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new ResolvingException($"no answer over {transport} within {Phrase.Of(limit)}", error);
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            throw new ResolvingException($"no answer over {transport}: {error.Message}", error);
        }
        catch (UnusableAnswerException error)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new ResolvingException($"no usable answer over {transport}, only {error.Message}", error);
        }
    }
}
