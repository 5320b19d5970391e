using System.Net;
using Witness.Checks.Connection;
using Witness.Core.Checks;

namespace Witness.Checks.Tcp;

/// <summary>Passes when a port of the node accepts a TCP connection; sends nothing over it.</summary>
/// <param name="settings">What is asked.</param>
/// <param name="address">The address of the node.</param>
/// <param name="time">The clock.</param>
public sealed class TcpCheck(TcpSettings settings, IPAddress address, TimeProvider time) : ICheck
{
    private readonly IPEndPoint _target = new(address, settings.Port);

    /// <inheritdoc />
    public string Kind => "tcp";

    /// <inheritdoc />
    public IPAddress Address => address;

    /// <inheritdoc />
    public CheckRole Role => settings.Role;

    /// <inheritdoc />
    public TimeSpan Timeout => settings.Timeout;

    /// <inheritdoc />
    public Task<CheckAnswer> AskAsync(Deadline deadline) => new Attempt(_target, deadline, time).RunAsync(ConnectAsync);

    private async Task<CheckAnswer> ConnectAsync(Attempt attempt)
    {
        using var socket = await attempt.ConnectAsync();
        return CheckAnswer.Pass($"port {settings.Port} accepted the connection", attempt.Evidence);
    }
}
