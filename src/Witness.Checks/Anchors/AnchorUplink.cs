using System.Net;
using System.Net.Sockets;
using Witness.Core;
using Witness.Core.Checks;

namespace Witness.Checks.Anchors;

/// <summary>Tells whether this machine is online: asks every anchor at once whether it accepts a TCP connection.</summary>
/// <param name="anchors">The anchors; none where the operator has switched them off.</param>
/// <param name="timeout">How long all of them together may take.</param>
/// <param name="time">The clock.</param>
public sealed class AnchorUplink(IReadOnlyList<AnchorHost> anchors, TimeSpan timeout, TimeProvider time)
{
    /// <summary>Asks all anchors.</summary>
    /// <param name="cancellation">Cancelled when the round is abandoned.</param>
    /// <returns>One answer an anchor, in the configured order.</returns>
    public async Task<IReadOnlyList<AnchorAnswer>> AskAsync(CancellationToken cancellation)
    {
        using var expiry = new CancellationTokenSource(timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellation);
        var answers = await Task.WhenAll(anchors.Select(anchor => AskOneAsync(anchor, linked.Token)));
        cancellation.ThrowIfCancellationRequested();
        return answers;
    }

    private async Task<AnchorAnswer> AskOneAsync(AnchorHost anchor, CancellationToken token)
    {
        try
        {
            var started = time.GetTimestamp();
            var addresses = await Dns.GetHostAddressesAsync(anchor.Host, token);
            await ConnectAsync(addresses, anchor.Port, token);
            return new(anchor.ToString(), true, $"answered in {Phrase.Of(time.GetElapsedTime(started))}");
        }
        catch (OperationCanceledException)
        {
            return new(anchor.ToString(), false, $"no answer within {Phrase.Of(timeout)}");
        }
        catch (SocketException fault)
        {
            return new(anchor.ToString(), false, fault.Message);
        }
    }

    /// <summary>All addresses of a name at once: the first that answers will do, and a dead family must not use up the time.</summary>
    private static async Task ConnectAsync(IPAddress[] addresses, int port, CancellationToken token)
    {
        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(token);
        var tries = addresses.Select(address => ConnectAsync(address, port, enough.Token)).ToList();
        try
        {
            while (tries.Count > 1)
            {
                var first = await Task.WhenAny(tries);
                if (first.IsCompletedSuccessfully)
                {
                    return;
                }

                tries.Remove(first);
            }

            await tries.Single();
        }
        finally
        {
            await enough.CancelAsync();
            await Task.WhenAll(tries).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task ConnectAsync(IPAddress address, int port, CancellationToken token)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address, port, token);
    }
}
