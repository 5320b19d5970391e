namespace Witness.Configuration;

/// <summary>Where something listens.</summary>
/// <param name="Host">A domain name, or an IP address without brackets.</param>
/// <param name="Port">1 to 65535.</param>
public sealed record HostPort(string Host, int Port)
{
    /// <summary>As in the configuration: <c>1.1.1.1:443</c>, <c>[2001:db8::1]:443</c>.</summary>
    public override string ToString() =>
        Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
