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
        // The deadline's own token has a timer, which the socket has for all.
        using var abandoned = deadline.Abandoned.UnsafeRegister(static echo => ((PendingEcho)echo!).Wake(), echo);
        var (sent, sentAt) = (0, 0L);
        try
        {
            while (deadline.Left is var left && left > TimeSpan.Zero)
            {
                var patience = left;
                if (sent < settings.Count)
                {
                    sentAt = time.GetTimestamp();
                    var pause = socket.TrySend(echo, (ushort)sent) ? PauseAfter(++sent) : Backoff;
                    patience = pause < left ? pause : left;
                }

                if (await socket.RepliedWithinAsync(echo, patience))
                {
                    return Replied(sent, echo.Arrival.Since(sentAt, time));
                }

                deadline.Abandoned.ThrowIfCancellationRequested();
            }
        }
        catch (SocketException fault)
        {
            // To send asks no node, so that an error of it is this machine's.
            return CheckAnswer.Unknown(SocketFault.OfThisMachine(fault.SocketErrorCode, address));
        }
        finally
        {
            socket.Forget(echo);
        }

        return sent == 0
            ? CheckAnswer.Unknown($"this machine could not send an echo request within {deadline.Words}")
            : deadline.TimeIsUp($"no echo reply to {Phrase.Of(sent, "request")}", Evidence);
    }

    private TimeSpan PauseAfter(int sent) => sent < settings.Count ? settings.Pause : TimeSpan.MaxValue;

    /// <summary>Which of several requests was answered, and so how long the node took, nobody knows.</summary>
    private static CheckAnswer Replied(int sent, TimeSpan took) =>
        sent == 1
            ? new CheckAnswer(CheckOutcome.Passed, "echo reply", new CheckEvidence("echo") { FirstByte = took })
            {
                Took = took,
            }
            : CheckAnswer.Pass($"echo reply after {sent} requests", Evidence);
}
