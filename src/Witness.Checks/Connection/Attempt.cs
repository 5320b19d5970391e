using System.Net;
using System.Net.Sockets;
using Witness.Core.Checks;

namespace Witness.Checks.Connection;

/// <summary>
/// One try of a check over TCP: how far it has come, what it saw, and what an error on the way means. Every way in which
/// a conversation can end becomes an answer here and nowhere else.
/// </summary>
internal sealed class Attempt(IPEndPoint target, Deadline deadline, TimeProvider time)
{
    private Phase _phase = Phase.Connect;
    private long _entered = time.GetTimestamp();

    /// <summary>Where the check connects to.</summary>
    public IPEndPoint Target => target;

    /// <summary>The time this try has.</summary>
    public Deadline Deadline => deadline;

    /// <summary>Cancelled when the time is up or the round is abandoned.</summary>
    public CancellationToken Token => deadline.Token;

    /// <summary>What was seen so far.</summary>
    public CheckEvidence Evidence { get; set; } = new(Phase.Connect.Name);

    /// <summary>The stretch the try is in.</summary>
    public Phase Phase => _phase;

    /// <summary>Time since the phase was entered.</summary>
    public TimeSpan InPhase => time.GetElapsedTime(_entered);

    /// <summary>Moves on to the next phase.</summary>
    public void Enter(Phase phase)
    {
        _phase = phase;
        _entered = time.GetTimestamp();
        Evidence = Evidence with { Phase = phase.Name };
    }

    /// <summary>Holds the conversation and turns whatever happens to it into an answer.</summary>
    /// <param name="converse">The conversation.</param>
    /// <exception cref="OperationCanceledException">The round was abandoned.</exception>
    public async Task<CheckAnswer> RunAsync(Func<Attempt, Task<CheckAnswer>> converse)
    {
        try
        {
            return await converse(this);
        }
        catch (OperationCanceledException) when (deadline.Expired)
        {
            return deadline.TimeIsUp(_phase.Unanswered, Evidence);
        }
        catch (NodeFaultException fault)
        {
            return CheckAnswer.Fail(fault.Message, Evidence);
        }
        catch (SocketException fault)
        {
            return SocketFault.Explain(fault.SocketErrorCode, this);
        }
        catch (IOException fault) when (fault.InnerException is SocketException socket)
        {
            return SocketFault.Explain(socket.SocketErrorCode, this);
        }
        catch (IOException fault)
        {
            return CheckAnswer.Fail(
                $"{NodeText.Clean(fault.Message).TrimEnd('.')}, during the {_phase.Name}",
                Evidence
            );
        }
    }

    /// <summary>Opens the TCP connection.</summary>
    /// <returns>The connected socket; the caller's to dispose.</returns>
    public async Task<Socket> ConnectAsync()
    {
        Enter(Phase.Connect);
        var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(target, Token);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        Evidence = Evidence with { Connect = deadline.Elapsed };
        return socket;
    }
}
