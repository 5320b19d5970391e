namespace Witness.Checks.Ssh.Transport;

/// <summary>Message numbers (RFC 4250 §4.1.2, RFC 5656 §7.1).</summary>
internal static class SshMessage
{
    public const byte Disconnect = 1;
    public const byte Ignore = 2;
    public const byte Unimplemented = 3;
    public const byte Debug = 4;
    public const byte KexInit = 20;
    public const byte KexEcdhInit = 30;
    public const byte KexEcdhReply = 31;
}
