using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Witness.Core.Dns;

namespace Witness.Registrars.Resolving;

/// <summary>The names that addresses have (RFC 1035 §3.5, RFC 3596 §2.5).</summary>
/// <param name="servers">Who is asked before this machine's resolvers: name servers that may hold the reverse zones.</param>
/// <param name="time">The clock.</param>
public sealed class ReverseNames(IReadOnlyList<IPEndPoint> servers, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private readonly DnsClient _client = new(time);

    /// <summary>The name of an address; null where it has none or several, and where nobody knows.</summary>
    /// <param name="address">The address.</param>
    /// <param name="cancellation">Ends the asking.</param>
    public async Task<DomainName?> FindAsync(IPAddress address, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        var question = new Question(OwnerOf(address), RecordType.Ptr);
        using var expiry = new CancellationTokenSource(Longest, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellation);
        foreach (var server in servers.Concat(SystemResolvers.Read()))
        {
            if (await AskAsync(server, question, both.Token, cancellation) is { IsKnown: true } response)
            {
                string[] names =
                [
                    .. response.Answers.Where(record => record.Type == "PTR").Select(record => record.Data),
                ];
                return names is [var name] ? DomainName.Parse(name) : null;
            }
        }

        return null;
    }

    /// <summary>Where the name of an address stands: <c>11.113.0.203.in-addr.arpa</c>.</summary>
    internal static DomainName OwnerOf(IPAddress address)
    {
        var bytes = address.GetAddressBytes().Reverse();
        return DomainName.Parse(
            address.AddressFamily == AddressFamily.InterNetwork
                ? $"{string.Join('.', bytes)}.in-addr.arpa"
                : $"{string.Join('.', bytes.SelectMany(octet => new[] { octet & 15, octet >> 4 }).Select(Digit))}.ip6.arpa"
        );
    }

    private static string Digit(int nibble) => nibble.ToString("x", CultureInfo.InvariantCulture);

    private async Task<Response?> AskAsync(
        IPEndPoint server,
        Question question,
        CancellationToken limited,
        CancellationToken cancellation
    )
    {
        try
        {
            return await _client.AskAsync(server, question, recursion: true, limited);
        }
        catch (ResolvingException)
        {
            // A node is then named otherwise, and each of its addresses stands alone: nothing is lost but convenience.
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
