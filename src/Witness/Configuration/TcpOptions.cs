using Witness.Core.Checks;

namespace Witness.Configuration;

/// <summary>The TCP check: a connection that stands is a pass.</summary>
/// <param name="Port">The port, 1 to 65535.</param>
/// <param name="Timeout">How long one try may take.</param>
/// <param name="Role">Whether a failure strikes.</param>
public sealed record TcpOptions(int Port, TimeSpan Timeout, CheckRole Role);
