using Witness.Core.Checks;

namespace Witness.Configuration;

/// <summary>The ICMP echo check: any one echo answered is a pass.</summary>
/// <param name="Count">Echo requests sent, 1 to 10.</param>
/// <param name="Timeout">How long one try may take.</param>
/// <param name="Role">Whether a failure strikes.</param>
public sealed record PingOptions(int Count, TimeSpan Timeout, CheckRole Role);
