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

        var echo = socket.Expect(_target);
        try
        {
            return await EchoAsync(socket, echo, deadline);
        }
        catch (SocketException fault)
        {
            // To send asks no node, so that an error of it is this machine's.
            return CheckAnswer.Unknown(SocketFault.OfThisMachine(fault.SocketErrorCode, address));
        }
        catch (ObjectDisposedException)
        {
            return CheckAnswer.Unknown("this witness was stopping or reloading: the next round asks again");
        }
        finally
        {
            socket.Forget(echo);
        }
    }

    private async Task<CheckAnswer> EchoAsync(IcmpSocket socket, PendingEcho echo, Deadline deadline)
    {
        // The deadline's own token would take a timer, and the socket has one for all.
        using var abandonment = deadline.Abandoned.UnsafeRegister(static echo => ((PendingEcho)echo!).Abandon(), echo);
        var (sent, sentAt) = (0, 0L);
        while (!echo.HasReply && deadline.Left is var left && left > TimeSpan.Zero)
        {
            deadline.Abandoned.ThrowIfCancellationRequested();
            var pause = left;
            if (sent < settings.Count)
            {
                var now = time.GetTimestamp();
                if (socket.TrySend(echo, (ushort)sent))
                {
                    (sent, sentAt) = (sent + 1, now);
                    pause = sent < settings.Count ? settings.Pause : left;
                }
                else
                {
                    pause = Backoff;
                }
            }

            await socket.WaitAsync(echo, pause < left ? pause : left);
        }

        return echo.HasReply ? Replied(sent, echo.Arrival.Since(sentAt, time))
            : sent == 0 ? CheckAnswer.Unknown($"this machine could not send an echo request within {deadline.Words}")
            : deadline.TimeIsUp($"no echo reply to {Phrase.Of(sent, "request")}", Evidence);
    }

    /// <summary>Which of several requests was answered, and so how long the node took, nobody knows.</summary>
    private static CheckAnswer Replied(int sent, TimeSpan took) =>
        sent == 1
            ? new CheckAnswer(CheckOutcome.Passed, "echo reply", new CheckEvidence("echo") { FirstByte = took })
            {
                Took = took,
            }
            : CheckAnswer.Pass($"echo reply after {sent} requests", Evidence);
}
