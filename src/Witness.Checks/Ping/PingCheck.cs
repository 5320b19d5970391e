using System.Net;
using System.Net.Sockets;
using Witness.Checks.Connection;
using Witness.Core;
using Witness.Core.Checks;

namespace Witness.Checks.Ping;

/// <summary>Passes when any of a few ICMP echo requests is answered by the address itself.</summary>
/// <param name="settings">What is asked.</param>
/// <param name="address">The address of the node.</param>
/// <param name="icmp">Shared by all checks of this machine.</param>
/// <param name="time">The clock.</param>
public sealed class PingCheck(PingSettings settings, IPAddress address, Icmp icmp, TimeProvider time) : ICheck
{
    private static readonly CheckEvidence Evidence = new("echo");

    /// <summary>How long to stand back while the send buffer is full.</summary>
    private static readonly TimeSpan Backoff = TimeSpan.FromMilliseconds(50);

    private readonly SocketAddress _target = new IPEndPoint(address, 0).Serialize();

    /// <inheritdoc />
    public string Kind => "ping";

    /// <inheritdoc />
    public IPAddress Address => address;

    /// <inheritdoc />
    public CheckRole Role => settings.Role;

    /// <inheritdoc />
    public TimeSpan Timeout => settings.Timeout;

    /// <inheritdoc />
    public async Task<CheckAnswer> AskAsync(Deadline deadline)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        if (icmp.SocketOf(address.AddressFamily) is not { } socket)
        {
            return CheckAnswer.Unknown(icmp.Availability(address.AddressFamily).Detail);
        }

        var echo = new Echo(socket, socket.Expect(_target));
        try
        {
            return await EchoAsync(echo, deadline);
        }
        catch (OperationCanceledException) when (deadline.Expired)
        {
            return echo.Sent == 0
                ? CheckAnswer.Unknown($"this machine could not send an echo request within {deadline.Words}")
                : deadline.TimeIsUp($"no echo reply to {Phrase.Of(echo.Sent, "request")}", Evidence);
        }
        catch (SocketException fault)
        {
            // To send asks no node, so that an error of it is this machine's.
            return CheckAnswer.Unknown(SocketFault.OfThisMachine(fault.SocketErrorCode, address));
        }
        finally
        {
            socket.Forget(echo.Pending);
        }
    }

    private async Task<CheckAnswer> EchoAsync(Echo echo, Deadline deadline)
    {
        var sentAt = time.GetTimestamp();
        var answered = echo.Pending.Answered;
        while (echo.Sent < settings.Count && !answered.IsCompleted)
        {
            sentAt = time.GetTimestamp();
            var sent = echo.Socket.TrySend(echo.Pending, (ushort)echo.Sent);
            echo.Sent += sent ? 1 : 0;
            await answered
                .WaitAsync(sent ? settings.Pause : Backoff, time, deadline.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!answered.IsCompleted)
            {
                deadline.Token.ThrowIfCancellationRequested();
            }
        }

        await answered.WaitAsync(deadline.Token);
        var took = echo.Pending.Arrival.Since(sentAt, time);
        return echo.Sent == 1
            ? CheckAnswer.Pass("echo reply", Evidence with { FirstByte = took }) with
            {
                Took = took,
            }
            : CheckAnswer.Pass($"echo reply after {echo.Sent} requests", Evidence);
    }

    private sealed class Echo(IcmpSocket socket, PendingEcho pending)
    {
        public IcmpSocket Socket => socket;
        public PendingEcho Pending => pending;
        public int Sent { get; set; }
    }
}
