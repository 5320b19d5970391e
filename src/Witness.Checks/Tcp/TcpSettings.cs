using Witness.Core.Checks;

namespace Witness.Checks.Tcp;

/// <summary>What a tcp check asks: whether a port accepts a connection.</summary>
/// <param name="Port">The port, 1 to 65535.</param>
/// <param name="Timeout">How long one try may take.</param>
/// <param name="Role">Whether a failure strikes.</param>
public sealed record TcpSettings(int Port, TimeSpan Timeout, CheckRole Role = CheckRole.Gate);
