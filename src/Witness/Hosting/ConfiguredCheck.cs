using System.Net;
using Witness.Core.Checks;

namespace Witness.Hosting;

/// <summary>A check as it is configured, for commands that only read: they need to know of it and never ask it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Address">The address.</param>
/// <param name="Role">Whether a failure strikes.</param>
/// <param name="Timeout">How long one try may take.</param>
internal sealed record ConfiguredCheck(string Kind, IPAddress Address, CheckRole Role, TimeSpan Timeout) : ICheck
{
    /// <inheritdoc />
    /// <exception cref="NotSupportedException">Always: the command that holds it asks no node.</exception>
    public Task<CheckAnswer> AskAsync(Deadline deadline) =>
        throw new NotSupportedException("a command that only reads asks no node");
}
